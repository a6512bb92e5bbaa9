package dev.hiveparquet.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a disk holds after a power cut: of a file, what was forced; of a directory, the names that were there when it was
 * forced; of all else, none, all, or any part, also of what was cut off or written over since.
 *
 * <p>A rename is whole or was not, also from one directory to another. A forced file's name is not taken for durable with
 * it. One thread changes the disk.
 */
public final class LostPageCache implements DiskWatch {
    /** A file or a directory, whatever its name. */
    private static final class Node {
        private final boolean directory;
        private final Map<String, Node> names = new HashMap<>();
        private byte[] forced = new byte[0];
        private byte[] content = new byte[0];
        /** What the file held after each change since it was forced. */
        private final List<byte[]> written = new ArrayList<>();

        Node(boolean directory) {
            this.directory = directory;
        }

        void changed(byte[] to) {
            content = to;
            written.add(to);
        }

        void force() {
            forced = content;
            written.clear();
        }
    }

    /** A change of names that is not durable: a node leaves a name, or comes to one, or both. */
    private record Pending(Node node, Path from, Path to) {}

    private final Path root;
    private final Map<Path, Node> nodes = new HashMap<>();
    private final Map<Path, Node> directories = new HashMap<>();
    private final List<Pending> pending = new ArrayList<>();

    /** Watches a directory, all of which is durable when this begins. */
    public LostPageCache(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                known(file);
            }
        }
    }

    private void known(Path file) throws IOException {
        Node node = new Node(Files.isDirectory(file));
        nodes.put(file, node);
        if (!node.directory) {
            node.changed(Files.readAllBytes(file));
            node.force();
        }
        if (!file.equals(root)) {
            directory(file).names.put(file.getFileName().toString(), node);
        }
    }

    @Override
    public void before(DiskOperation operation) {}

    @Override
    public void after(DiskOperation operation) throws IOException {
        Path file = operation.file();
        switch (operation.kind()) {
            case CREATE -> appear(file, false);
            case MAKE_DIRECTORY -> appear(file, true);
            case WRITE, TRUNCATE -> node(file).changed(Files.readAllBytes(file));
            case FORCE -> node(file).force();
            case FORCE_DIRECTORY -> force(file);
            case RENAME -> rename(file, operation.target());
            case DELETE -> pending.add(new Pending(nodes.remove(file), file, null));
        }
    }

    private Node node(Path file) {
        Node node = nodes.get(file);
        if (node == null) {
            throw new IllegalStateException(file + " was not created here");
        }
        return node;
    }

    private void appear(Path file, boolean directory) {
        Node node = new Node(directory);
        nodes.put(file, node);
        pending.add(new Pending(node, null, file));
    }

    private void rename(Path from, Path to) {
        Node node = nodes.remove(from);
        nodes.put(to, node);
        pending.add(new Pending(node, from, to));
    }

    private void force(Path directory) {
        makeDurable(change -> isIn(directory, change.from()) || isIn(directory, change.to()));
    }

    private static boolean isIn(Path directory, Path name) {
        return name != null && directory.equals(name.getParent());
    }

    /** Makes some of the changes durable, in their order; what came before of the same file is settled with it. */
    private void makeDurable(Predicate<Pending> chosen) {
        Map<Node, Integer> lastOf = new HashMap<>();
        for (int i = 0; i < pending.size(); i++) {
            if (chosen.test(pending.get(i))) {
                lastOf.put(pending.get(i).node(), i);
            }
        }
        int index = 0;
        for (Iterator<Pending> each = pending.iterator(); each.hasNext(); index++) {
            Pending change = each.next();
            if (index <= lastOf.getOrDefault(change.node(), -1)) {
                apply(change);
                each.remove();
            }
        }
    }

    private void apply(Pending change) {
        if (change.from() != null) {
            directory(change.from()).names.remove(change.from().getFileName().toString(), change.node());
        }
        if (change.to() != null) {
            directory(change.to()).names.put(change.to().getFileName().toString(), change.node());
        }
    }

    /** The directory that a name is in; directories are never renamed, but may be gone. */
    private Node directory(Path name) {
        Path parent = name.getParent();
        Node known = nodes.get(parent);
        if (known != null) {
            directories.put(parent, known);
            return known;
        }
        return directories.computeIfAbsent(parent, gone -> new Node(true));
    }

    /** Writes what is left after the cut into an empty directory. May be called once. */
    public void cut(Path into, Survival survival, Random random) throws IOException {
        makeDurable(change -> survival.names(random));
        write(nodes.get(root), into, survival, random);
    }

    /** How much of what was not forced a power cut leaves. */
    public enum Survival {
        /** Nothing of it. */
        NOTHING(0, 0),
        /** All names, no content: what a file system does that writes names first. */
        NAMES(100, 0),
        /** Anything. */
        ANYTHING(50, 50);

        private final int namesPercent;
        private final int contentPercent;

        Survival(int namesPercent, int contentPercent) {
            this.namesPercent = namesPercent;
            this.contentPercent = contentPercent;
        }

        private boolean names(Random random) {
            return random.nextInt(100) < namesPercent;
        }

        /** The forced bytes, or those of any time since, whole or torn. */
        private byte[] content(Node node, Random random) {
            if (random.nextInt(100) >= contentPercent || node.written.isEmpty()) {
                return node.forced;
            }
            byte[] reached = node.written.get(random.nextInt(node.written.size()));
            return random.nextBoolean() ? reached : torn(node.forced, reached, random);
        }

        /** Cut off or zeroed from anywhere behind what both have in common. */
        private static byte[] torn(byte[] forced, byte[] reached, Random random) {
            int common = Arrays.mismatch(forced, reached);
            if (common < 0) {
                return forced;
            }
            int until = common + random.nextInt(reached.length - common + 1);
            byte[] torn = Arrays.copyOf(reached, until);
            return random.nextBoolean() ? torn : Arrays.copyOf(torn, Math.max(until, reached.length));
        }
    }

    private static void write(Node directory, Path into, Survival survival, Random random) throws IOException {
        for (Map.Entry<String, Node> entry : directory.names.entrySet()) {
            Path file = into.resolve(entry.getKey());
            Node node = entry.getValue();
            if (node.directory) {
                Files.createDirectory(file);
                write(node, file, survival, random);
            } else {
                Files.write(file, survival.content(node, random));
            }
        }
    }
}
