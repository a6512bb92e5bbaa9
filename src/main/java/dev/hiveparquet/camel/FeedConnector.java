package dev.hiveparquet.camel;

import dev.hiveparquet.config.TcpSettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.component.netty.DefaultServerInitializerFactory;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.NettyServerBootstrapConfiguration;
import org.apache.camel.component.netty.NettyServerBootstrapFactory;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one netty consumer connected to one TCP server: connects, and connects again after every end, for as long as the
 * route runs.
 *
 * <p>A server that is not there is normal: each attempt resolves the name anew, has a timeout, and is followed by a pause
 * that doubles up to a cap, with jitter. A connection that delivered something starts the pauses from the beginning. Nothing
 * here blocks the event loop, and a stop ends a connection, an attempt and a pause alike. Camel's own client mode waits for
 * a connection on the event loop that would have to make it, which is why this exists.
 */
final class FeedConnector extends ServiceSupport implements NettyServerBootstrapFactory, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(FeedConnector.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final String host;
    private final int port;
    private final Supplier<TcpSettings> tcp;
    private final Backoff backoff;
    private final FeedStatus feed;
    private @Nullable CamelContext camelContext;
    private volatile @Nullable EventLoopGroup loop;
    private volatile @Nullable Channel channel;
    private volatile @Nullable NettyConsumer consumer;
    private volatile boolean wanted;

    /**
     * A connector that is not connected.
     *
     * @param tcp host and port, which stay as they are, and time-outs, asked for before each attempt
     */
    FeedConnector(Supplier<TcpSettings> tcp, Backoff backoff, FeedStatus feed) {
        this.host = tcp.get().host();
        this.port = tcp.get().port();
        this.tcp = tcp;
        this.backoff = backoff;
        this.feed = feed;
    }

    @Override
    protected void doStart() {
        wanted = true;
        feed.starting();
        EventLoopGroup group = new NioEventLoopGroup(1, new DefaultThreadFactory("tcp-feed", true));
        loop = group;
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new DefaultServerInitializerFactory(consumer()));
        connect(bootstrap, group);
    }

    private void connect(Bootstrap bootstrap, EventLoopGroup group) {
        if (!wanted) {
            return;
        }
        feed.connecting();
        Duration connectTimeout = tcp.get().connectTimeout();
        bootstrap.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()));
        ChannelFuture attempt = bootstrap.connect(InetSocketAddress.createUnresolved(host, port));
        channel = attempt.channel();
        ChannelFuture unused = attempt.addListener(done -> {
            if (done.isSuccess()) {
                LOG.info("Connected to {}:{}", host, port);
                feed.connected();
                attempt.channel().closeFuture().addListener(closed -> ended(bootstrap, group));
            } else {
                pause(bootstrap, group, "cannot connect: " + reason(done.cause()));
            }
        });
    }

    private void ended(Bootstrap bootstrap, EventLoopGroup group) {
        if (feed.receivedSinceConnected()) {
            backoff.reset();
        }
        pause(bootstrap, group, "connection ended");
    }

    private void pause(Bootstrap bootstrap, EventLoopGroup group, String why) {
        feed.disconnected(why);
        if (!wanted || group.isShuttingDown()) {
            return;
        }
        backoff.bound(tcp.get().backoffInitial(), tcp.get().backoffMax());
        long millis = backoff.nextMillis();
        LOG.warn("Feed {}:{}: {}; next attempt in {} ms", host, port, why, millis);
        var unused = group.schedule(() -> connect(bootstrap, group), millis, TimeUnit.MILLISECONDS);
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
    }

    @Override
    protected void doStop() throws InterruptedException {
        wanted = false;
        feed.stopping();
        Channel open = channel;
        if (open != null) {
            open.close().await(STOP_TIMEOUT.toMillis());
        }
        EventLoopGroup group = loop;
        if (group != null) {
            group.shutdownGracefully(0, STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .await(STOP_TIMEOUT.toMillis());
        }
    }

    /** Whether no block is on its way any more: so after a stop, unless a step of the route hangs. */
    boolean isQuiet() {
        EventLoopGroup group = loop;
        return group == null || group.isTerminated();
    }

    private NettyConsumer consumer() {
        NettyConsumer known = consumer;
        if (known == null) {
            throw new IllegalStateException("no netty consumer was given the connector of " + host + ":" + port);
        }
        return known;
    }

    /** Camel tells a custom factory not whose it is, but tells this which consumers it is about to start. */
    @Override
    public void setCamelContext(CamelContext context) {
        camelContext = context;
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onServiceAdd(CamelContext where, Service service, @Nullable Route route) {
                if (service instanceof NettyConsumer started
                        && started.getNettyServerBootstrapFactory() == FeedConnector.this) {
                    consumer = started;
                }
            }
        });
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void init(
            CamelContext context,
            NettyServerBootstrapConfiguration configuration,
            ChannelInitializer<Channel> pipeline) {
        // Camel calls this only for factories it makes itself.
    }

    @Override
    public void init(
            ThreadFactory threads,
            NettyServerBootstrapConfiguration configuration,
            ChannelInitializer<Channel> pipeline) {
        // As above.
    }

    @Override
    public void addChannel(Channel opened) {
        // One channel at a time, known already.
    }

    @Override
    public void removeChannel(Channel closed) {
        // As above.
    }

    @Override
    public void addConsumer(NettyConsumer consumer) {
        // Not shared between consumers.
    }

    @Override
    public void removeConsumer(NettyConsumer consumer) {
        // As above.
    }
}
