// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a foreign checkpoint to a model: names, network, variant, width and class count are told from the keys.
#pragma once

#include "core/base/result.h"
#include "core/weights/checkpoint.h"
#include "core/weights/model.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace core {

struct ImportOptions {
    std::string name = {};                  ///< of the model; the file's stem when empty
    std::string network = {};               ///< guessed from the keys when empty
    std::optional<int> classes = {};        ///< expected class count: another one in the file is refused
    std::optional<std::string> scheme = {}; ///< built-in name or JSON path; guessed from the class count when empty
    std::optional<int> outputStride = {};
    std::optional<bool> alignCorners = {};
    bool strict = false;       ///< unexpected keys are an error too
    std::stop_token stop = {}; ///< looked at before each tensor
};

struct ImportReport {
    std::string network;        ///< as guessed or given
    NetworkOptions options;     ///< class count, width, aux … of the model
    std::string form;           ///< "torchvision", "milesial", "DenseASPP", "Kerbside"
    std::string strippedPrefix; ///< "module.", "state_dict.", …
    std::size_t used = 0;
    std::vector<std::string> missing;    ///< of the network, not in the file: the import fails
    std::vector<std::string> unexpected; ///< in the file, not of the network: ignored unless strict
    std::vector<std::string> reshaped;   ///< "name: [..] instead of [..]": the import fails
    std::vector<std::string> notes;      ///< of the file's reader: what became a placeholder
    std::vector<std::string> warnings;   ///< ready sentences
    std::string toText() const;          ///< several lines, for a terminal or a dialog; at most twenty names a list
};

struct Imported {
    Model model;
    ImportReport report;
};

/// NotFound for a checkpoint of another network (with what was looked for), Corrupt for missing or reshaped tensors,
/// InvalidArgument for a class count, scheme or network other than asked for: never cut to fit. The message names the
/// file and the first keys concerned; inspectCheckpoint() lists them all. Cancelled.
Result<Imported> importCheckpoint(const std::filesystem::path& path, const ImportOptions& options = {});
/// \copydoc importCheckpoint \n `origin` stands for the file in messages and in the card.
Result<Imported> importTensors(TensorMap tensors, const std::string& origin, const ImportOptions& options = {});

/// The report alone, also where the import would fail for missing, reshaped or unexpected tensors.
Result<ImportReport> inspectCheckpoint(const std::filesystem::path& path, const ImportOptions& options = {});
Result<ImportReport> inspectTensors(TensorMap tensors, const std::string& origin, const ImportOptions& options = {});

} // namespace core
