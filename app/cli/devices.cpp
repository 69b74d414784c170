// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/text_table.h"
#include "app/cli/version.h"
#include "inference/engine/device.h"

#include <CLI/CLI.hpp>
#include <fmt/ranges.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

struct DevicesOptions {
    bool json = false;
};

std::string gigabytes(std::uint64_t bytes) { return fmt::format("{:.1f} GB", static_cast<double>(bytes) / 1e9); }

/// What `--precision auto` stands for there, and why.
inference::PrecisionChoice autoPrecision(const inference::Device& device) {
    const auto choice = inference::choosePrecision(inference::Precision::Auto, device.id);
    return choice ? *choice : inference::PrecisionChoice{inference::Precision::F32, choice.error().message};
}

std::string asJson(const std::vector<inference::Device>& devices) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& device : devices) {
        const auto choice = autoPrecision(device);
        list.push_back({{"id", device.id},
                        {"name", device.name},
                        {"memoryBytes", device.memoryBytes},
                        {"freeBytes", device.freeBytes},
                        {"threads", device.threads},
                        {"features", device.features},
                        {"autoPrecision", inference::precisionName(choice.precision)},
                        {"autoPrecisionReason", choice.reason}});
    }
    return nlohmann::ordered_json{{"format", 1}, {"program", kProgram}, {"devices", list}}.dump(2);
}

std::string asTable(const std::vector<inference::Device>& devices) {
    TextTable table({"id", "name", "memory", "free", "threads", "auto precision"}, 2);
    std::string notes;
    for (const auto& device : devices) {
        const auto choice = autoPrecision(device);
        table.addRow({device.id, device.name, gigabytes(device.memoryBytes), gigabytes(device.freeBytes),
                      device.threads > 0 ? std::to_string(device.threads) : "",
                      inference::precisionName(choice.precision)});
        notes += fmt::format("{}: {}; {}\n", device.id, choice.reason, fmt::join(device.features, " "));
    }
    return table.text() + notes;
}

} // namespace

Action declareDevices(CLI::App& command) {
    auto options = std::make_shared<DevicesOptions>();
    command.add_flag("--json", options->json, "As JSON");
    return [options](Context& context) {
        const auto devices = inference::devices();
        context.console.result(options->json ? asJson(devices) : asTable(devices));
        return kOk;
    };
}

} // namespace app::cli
