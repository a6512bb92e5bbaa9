package dev.hiveparquet.camel;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.BlockCutter;
import dev.hiveparquet.intake.StreamJournal;
import dev.hiveparquet.session.SessionEnd;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's bytes to blocks of whole lines: whatever one read gave, up to its last newline.
 *
 * <p>The blocks go on to Camel's handler on the same thread, so the next read waits until the route is through with them.
 * What is left of a line when the connection ends goes on as a torn one. A connection that has been silent for too long is
 * closed; the connector makes the next. The decoder also knows first why a connection ends.
 */
final class FeedDecoder extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FeedDecoder.class);

    private final BlockCutter cutter;
    private final StreamJournal journal;
    private final FeedStatus status;
    private final LongSupplier clockMicros;
    private long receivedBytes;
    private @Nullable SessionEnd end;

    FeedDecoder(BlockCutter cutter, StreamJournal journal, FeedStatus status, LongSupplier clockMicros) {
        this.cutter = cutter;
        this.journal = journal;
        this.status = status;
        this.clockMicros = clockMicros;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        journal.startSession(cutter.origin().source(), address(context));
        super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf received = (ByteBuf) message;
        try {
            status.received();
            receivedBytes += received.readableBytes();
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
        try {
            passOn(context, cutter.tear(clockMicros.getAsLong()));
        } finally {
            endBecause(status.isStopping() ? SessionEnd.STOP : SessionEnd.PEER);
            journal.endSession(Objects.requireNonNull(end), receivedBytes);
        }
        super.channelInactive(context);
    }

    /** This side closes the connection, other than below: for a stop, or since something behind this handler failed. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
        endBecause(status.isStopping() ? SessionEnd.STOP : SessionEnd.FAILURE);
        super.close(context, promise);
    }

    private void endBecause(SessionEnd why) {
        end = end == null ? why : end;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof IdleStateEvent) {
            LOG.warn(
                    "The feed has sent nothing for {} s; connecting anew",
                    status.silence().toSeconds());
            endBecause(SessionEnd.IDLE);
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
            endBecause(SessionEnd.RESET);
            ChannelFuture unused = context.close();
        } else {
            super.exceptionCaught(context, cause);
        }
    }

    private static String address(ChannelHandlerContext context) {
        SocketAddress address = context.channel().remoteAddress();
        return address instanceof InetSocketAddress inet
                ? NetUtil.toSocketAddressString(inet)
                : String.valueOf(address);
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
