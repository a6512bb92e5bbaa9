package dev.hiveparquet.publish;

/** Told of each {@link Step} as it is passed; where fault tests stop the process. */
@FunctionalInterface
public interface StepObserver {
    /** Does nothing. */
    StepObserver NONE = (step, name) -> {};

    /**
     * A step is passed.
     *
     * @param step which one
     * @param temporaryName the file that passed it
     */
    void passed(Step step, String temporaryName);
}
