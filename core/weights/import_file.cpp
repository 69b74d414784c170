// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/weights/checkpoint.h"
#include "core/weights/import.h"
#include "core/weights/memory_guard.h"

namespace core {

namespace {

void noteFile(const Checkpoint& checkpoint, ImportReport& report) {
    report.notes = checkpoint.notes;
    const auto program = checkpoint.metadata.find(kProgramKey);
    if (program != checkpoint.metadata.end() && program->second == kProgramName) report.form = "Kerbside";
}

Result<Imported> importFile(const std::filesystem::path& path, const ImportOptions& options) {
    auto checkpoint = readCheckpoint(path, {}, options.stop);
    if (!checkpoint) return fail(checkpoint.error());
    auto imported = importTensors(std::move(checkpoint->tensors), path.string(), options);
    if (!imported) return imported;
    const auto digest = sha256OfFile(path, options.stop);
    if (!digest) return fail(digest.error());
    noteFile(*checkpoint, imported->report);
    imported->model.card.origin = fmt::format("Imported from {} ({}, {} form, SHA-256 {}).", path.filename().string(),
                                              formatName(checkpoint->format), imported->report.form, *digest);
    return imported;
}

Result<ImportReport> inspectFile(const std::filesystem::path& path, const ImportOptions& options) {
    auto checkpoint = readCheckpoint(path, {}, options.stop);
    if (!checkpoint) return fail(checkpoint.error());
    auto report = inspectTensors(std::move(checkpoint->tensors), path.string(), options);
    if (report) noteFile(*checkpoint, *report);
    return report;
}

} // namespace

Result<Imported> importCheckpoint(const std::filesystem::path& path, const ImportOptions& options) {
    return withinMemory(path, [&] { return importFile(path, options); });
}

Result<ImportReport> inspectCheckpoint(const std::filesystem::path& path, const ImportOptions& options) {
    return withinMemory(path, [&] { return inspectFile(path, options); });
}

} // namespace core
