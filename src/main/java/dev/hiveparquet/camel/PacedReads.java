package dev.hiveparquet.camel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one connection now and then instead of with every packet: each read is an exchange, and costs the same whether it
 * brings a line or a thousand.
 *
 * <p>What comes in between waits in the kernel's buffer, where a line that the program has not accepted is anyway, so nothing is
 * held here that a kill could take. Closing reads once more first, so that a stop leaves nothing behind that had arrived.
 */
final class PacedReads extends ChannelDuplexHandler {
    /** Time for one last look at the socket. */
    private static final long LAST_READ_MILLIS = 10;

    private final ReadPace pace;
    private final LongSupplier nanoClock;
    private long readBytes;
    private @Nullable Future<?> rest;
    private boolean closing;

    PacedReads(LongSupplier nanoClock) {
        this.pace = new ReadPace(nanoClock.getAsLong());
        this.nanoClock = nanoClock;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            readBytes += bytes.readableBytes();
        }
        super.channelRead(context, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        long nanos = pace.restAfter(readBytes, nanoClock.getAsLong());
        readBytes = 0;
        if (nanos > 0 && !closing) {
            context.channel().config().setAutoRead(false);
            rest = context.executor()
                    .schedule(() -> context.channel().config().setAutoRead(true), nanos, TimeUnit.NANOSECONDS);
        }
        super.channelReadComplete(context);
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
        closing = true;
        if (rest != null && rest.cancel(false)) {
            context.channel().config().setAutoRead(true);
            var unused = context.executor()
                    .schedule(() -> closeNow(context, promise), LAST_READ_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            super.close(context, promise);
        }
    }

    private static void closeNow(ChannelHandlerContext context, ChannelPromise promise) {
        ChannelFuture unused = context.close(promise);
    }
}
