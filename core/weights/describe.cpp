// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/describe.h"

#include "core/weights/shown_name.h"

#include <numeric>
#include <system_error>

namespace core {

std::size_t WeightsDescription::tensors() const {
    return std::accumulate(tensorsByType.begin(), tensorsByType.end(), std::size_t{0},
                           [](std::size_t sum, const auto& entry) { return sum + entry.second; });
}

std::string WeightsDescription::toText() const {
    std::string types;
    for (const auto& [type, count] : tensorsByType)
        types += fmt::format("{}{} {}", types.empty() ? "" : ", ", count, dtypeName(type));
    std::string text = fmt::format("{}, {} bytes\n{} tensors ({}) with {} numbers in {} bytes\n", formatName(format),
                                   fileBytes, tensors(), types, numbers, tensorBytes);
    for (const auto& [key, value] : metadata)
        text += fmt::format("Metadata: {} = {}\n", shownName(key), shownName(value));
    if (network) return text + network->toText();
    for (const std::string& note : notes) text += "Note: " + note + "\n";
    return text + "Not importable: " + notImportable + "\n";
}

Result<WeightsDescription> describeWeights(const std::filesystem::path& path, const CheckpointLimits& limits) {
    auto checkpoint = readCheckpoint(path, limits);
    if (!checkpoint) return fail(std::move(checkpoint.error()));
    WeightsDescription description;
    description.format = checkpoint->format;
    std::error_code gone; // between reading and now: then the size stays 0
    const auto size = std::filesystem::file_size(path, gone);
    if (!gone) description.fileBytes = size;
    for (const auto& [name, tensor] : checkpoint->tensors) {
        ++description.tensorsByType[tensor.type];
        description.numbers += tensor.elements();
        description.tensorBytes += tensor.data.size();
    }
    description.notes = std::move(checkpoint->notes);
    description.metadata = std::move(checkpoint->metadata);
    auto network = inspectTensors(std::move(checkpoint->tensors), path.string());
    if (network) {
        network->notes = description.notes;
        const auto program = description.metadata.find(kProgramKey);
        if (program != description.metadata.end() && program->second == kProgramName) network->form = "Kerbside";
        description.network = std::move(*network);
    } else {
        description.notImportable = std::move(network.error().message);
    }
    return description;
}

} // namespace core
