package dev.hiveparquet.intake;

import dev.hiveparquet.block.FileBlocks;

/** An input file that is read block by block. */
record LargeFile(InputFile file, FileBlocks blocks) {}
