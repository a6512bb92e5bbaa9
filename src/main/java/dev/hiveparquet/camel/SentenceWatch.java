package dev.hiveparquet.camel;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.nmea.Sentences;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what comes out of one connection's {@link FeedDecoder} for sentences, and lets the alarm speak after each read. */
final class SentenceWatch extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SentenceWatch.class);

    private final FeedStatus status;
    private final SentenceAlarm alarm;

    SentenceWatch(FeedStatus status, SentenceAlarm alarm) {
        this.status = status;
        this.alarm = alarm;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof Block block && block.kind() != Block.Kind.TORN) {
            status.lines(Sentences.anyIn(block.bytes(), block.start(), block.start() + block.length()));
        }
        super.channelRead(context, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        String line = alarm.next();
        if (line != null) {
            LOG.warn("{}", line);
        }
        super.channelReadComplete(context);
    }
}
