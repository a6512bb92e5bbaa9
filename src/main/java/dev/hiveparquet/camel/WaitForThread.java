package dev.hiveparquet.camel;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes whoever hands a task to a pool that is busy wait until one of its threads takes it. Running it himself, he could not
 * hand on what comes behind it when the others are through.
 */
final class WaitForThread implements RejectedExecutionHandler {
    private static final long LOOK_MILLIS = 100;

    @Override
    public void rejectedExecution(Runnable task, ThreadPoolExecutor pool) {
        try {
            boolean taken = false;
            while (!taken && !pool.isShutdown()) {
                taken = pool.getQueue().offer(task, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (taken) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RejectedExecutionException("no thread of the pool will take it any more");
    }
}
