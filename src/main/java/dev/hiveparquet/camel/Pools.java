package dev.hiveparquet.camel;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;

/**
 * The threads beside Camel's own: those that encode pages, publish groups and upload files.
 *
 * @param encoders encode full pages; when all are busy and a page waits for each, the reading thread encodes too
 * @param publishers publish complete groups, whose number the memory of all groups bounds
 * @param uploaders upload files; when all are busy, the queue's consumer waits
 */
record Pools(ExecutorService encoders, ExecutorService publishers, ThreadPoolExecutor uploaders)
        implements AutoCloseable {
    /** More than processors: a publisher mostly waits for the disk, which makes durable together what is asked for at once. */
    private static final int PUBLISHERS = 8;

    private static final Duration LAST_TASKS = Duration.ofSeconds(2);

    static Pools of(int encoderThreads, int uploadThreads) {
        return new Pools(
                pool("encode", encoderThreads, new ArrayBlockingQueue<>(encoderThreads), new CallerRunsPolicy()),
                pool("publish", PUBLISHERS, new LinkedBlockingQueue<>(), new CallerRunsPolicy()),
                pool("upload", uploadThreads, new SynchronousQueue<>(), new WaitForThread()));
    }

    private static ThreadPoolExecutor pool(
            String name, int threads, BlockingQueue<Runnable> queue, RejectedExecutionHandler whenBusy) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, queue, new DefaultThreadFactory(name, true), whenBusy);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Uploads with so many threads from now on; what is under way is not broken off. */
    void uploadWith(int threads) {
        if (threads > uploaders.getMaximumPoolSize()) {
            uploaders.setMaximumPoolSize(threads);
            uploaders.setCorePoolSize(threads);
        } else {
            uploaders.setCorePoolSize(threads);
            uploaders.setMaximumPoolSize(threads);
        }
    }

    @Override
    public void close() {
        List<ExecutorService> pools = List.of(uploaders, publishers, encoders);
        pools.forEach(ExecutorService::shutdownNow);
        try {
            for (ExecutorService pool : pools) {
                boolean unused = pool.awaitTermination(LAST_TASKS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
