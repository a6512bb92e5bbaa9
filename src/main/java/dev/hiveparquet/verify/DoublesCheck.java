package dev.hiveparquet.verify;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds files of one partition that hold the same bytes of an input, and files whose name is not that of their content.
 *
 * <p>Files are sorted by where they begin in an input, so that only neighbours need be compared.
 */
final class DoublesCheck {
    private final Scene scene;
    private final Consumer<Held> well;

    DoublesCheck(Scene scene, Consumer<Held> well) {
        this.scene = scene;
        this.well = well;
    }

    /** A range and the file that holds it. */
    private record Span(OriginRange range, Held file) {
        boolean overlaps(Span other) {
            return range.overlaps(other.range) && !file.place().equals(other.file.place());
        }

        boolean reachesBeyond(Span other) {
            return range.origin().equals(other.range.origin()) && range.reached() > other.range.reached();
        }
    }

    void check(List<Held> directory) {
        Set<Held> doubles = new HashSet<>();
        Span furthest = null;
        for (Span span : spans(directory)) {
            if (furthest != null && furthest.overlaps(span)) {
                report(furthest.file(), span.file(), doubles);
            }
            if (furthest == null || !furthest.reachesBeyond(span)) {
                furthest = span;
            }
        }
        directory.stream().filter(file -> !doubles.contains(file)).forEach(this::checkName);
    }

    private static List<Span> spans(List<Held> directory) {
        return directory.stream()
                .flatMap(file -> file.ranges().stream().map(range -> new Span(range, file)))
                .sorted(Comparator.comparing((Span span) -> span.range().origin())
                        .thenComparing(span -> span.range().firstOffset())
                        .thenComparing(span -> -span.range().reached())
                        .thenComparing(span -> span.file().rightName() != null))
                .toList();
    }

    private void report(Held one, Held other, Set<Held> doubles) {
        boolean oneGoes = one.isWithin(other) && (one.rightName() != null || !other.isWithin(one));
        Held goes = oneGoes ? one : other;
        Held stays = oneGoes ? other : one;
        if (!doubles.add(goes)) {
            return;
        }
        String detail = "it holds " + goes.ranges().get(0) + ", of which "
                + stays.place().name() + " holds " + stays.ranges().get(0);
        Finding.Repair repair = goes.isWithin(stays) ? () -> scene.setAside(goes.place()) : null;
        scene.findings().add(new Finding(FindingKind.DOUBLE, goes.place().file().toString(), detail, repair));
    }

    private void checkName(Held file) {
        if (file.rightName() == null) {
            well.accept(file);
            return;
        }
        Place right = file.place().named(file.rightName());
        scene.recorded().found(right.table(), right.path());
        scene.findings()
                .add(new Finding(
                        FindingKind.MISNAMED,
                        file.place().file().toString(),
                        "by its content it is " + file.rightName(),
                        () -> FileCheck.move(scene, file.place(), right)));
    }
}
