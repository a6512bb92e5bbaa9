package dev.hiveparquet.check;

import java.util.List;

/** Looks at one thing that a run needs, and changes nothing. */
@FunctionalInterface
public interface Check {
    /** What it found; a check that cannot look says so in a finding. Takes seconds at most. */
    List<Finding> look();
}
