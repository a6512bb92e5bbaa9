package dev.hiveparquet.camel;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.BlockCutter;
import dev.hiveparquet.intake.StreamJournal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's bytes to blocks of whole lines: whatever one read gave, up to its last newline.
 *
 * <p>The blocks go on to Camel's handler on the same thread, so the next read waits until the route is through with them.
 * What is left of a line when the connection ends goes on as a torn one. A connection that has been silent for too long is
 * closed; the connector makes the next.
 */
final class FeedDecoder extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(FeedDecoder.class);

    private final BlockCutter cutter;
    private final StreamJournal journal;
    private final FeedStatus status;
    private final LongSupplier clockMicros;

    FeedDecoder(BlockCutter cutter, StreamJournal journal, FeedStatus status, LongSupplier clockMicros) {
        this.cutter = cutter;
        this.journal = journal;
        this.status = status;
        this.clockMicros = clockMicros;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        journal.startSession();
        super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf received = (ByteBuf) message;
        try {
            status.received();
            for (ByteBuffer bytes : received.nioBuffers()) {
                while (bytes.hasRemaining()) {
                    cutter.fill(bytes);
                    passOnAll(context, clockMicros.getAsLong());
                }
            }
        } finally {
            received.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        passOn(context, cutter.tear(clockMicros.getAsLong()));
        super.channelInactive(context);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof IdleStateEvent) {
            LOG.warn(
                    "The feed has sent nothing for {} s; connecting anew",
                    status.silence().toSeconds());
            ChannelFuture unused = context.close();
        } else {
            super.userEventTriggered(context, event);
        }
    }

    /** A connection that breaks is as normal as one that ends. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
        if (cause instanceof IOException) {
            LOG.warn("The connection to the feed broke: {}", cause.getMessage());
            ChannelFuture unused = context.close();
        } else {
            super.exceptionCaught(context, cause);
        }
    }

    private void passOnAll(ChannelHandlerContext context, long nowMicros) {
        for (Block block = cutter.take(nowMicros); block != null; block = cutter.take(nowMicros)) {
            passOn(context, block);
        }
    }

    private static void passOn(ChannelHandlerContext context, @Nullable Block block) {
        if (block != null) {
            context.fireChannelRead(block);
        }
    }
}
