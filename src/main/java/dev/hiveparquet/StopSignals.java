package dev.hiveparquet;

import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals that ask a process to end: SIGTERM, SIGINT and SIGHUP.
 *
 * <p>A shutdown hook would see them too, but all hooks run at the same time, and from within one there is no way to leave
 * with an exit code but to cut the others off.
 */
final class StopSignals {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);

    private StopSignals() {}

    /** From now on each of them calls this, on a thread of its own; one that whoever started the process had ignored stays so. */
    static void call(Runnable action) {
        for (String name : List.of("TERM", "INT", "HUP")) {
            try {
                call(name, action);
            } catch (ReflectiveOperationException e) {
                LOG.debug("SIG{} is the system's own here, or -Xrs keeps it from the program", name, e);
            }
        }
    }

    /** By name, as {@code sun.misc.Signal} is the only way to a signal and the compiler warns of each use of it. */
    private static void call(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object caller = Proxy.newProxyInstance(
                handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                    action.run();
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), caller);
    }
}
