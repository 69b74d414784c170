// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One optimizer step after the other: network, loss and optimizer together. Torch stays in the .cpp.
#pragma once

#include "core/weights/model.h"
#include "training/checkpoint.h"
#include "training/loader.h"
#include "training/options.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace training {

struct StepperOptions {
    Recipe recipe;
    std::uint64_t seed = 0;
    std::string device = "cpu";
    int threads = 1;
    std::vector<double> classWeights; ///< empty: all alike
};

/// Used by one thread.
class Stepper {
public:
    /// Starts from the model's tensors; what is not among them is drawn from the seed. InvalidArgument when a prefix of
    /// `freeze` fits no parameter, or when nothing is left to train.
    static core::Result<Stepper> create(const core::Model& model, StepperOptions options);
    Stepper(Stepper&&) noexcept;
    Stepper& operator=(Stepper&&) = delete;
    ~Stepper();

    /// Takes `accumulate` batches and makes step number `step` (from 0); gives the loss. Cancelled: before the first
    /// batch only, nothing has changed. The errors of the loader, Corrupt when loss or gradients are not finite (names
    /// step and frames): the parameters are as before, running statistics are not; go on from a saved state.
    core::Result<double> step(Loader& loader, std::int64_t step, double learningRate, std::stop_token stop);

    core::TensorMap weights() const;
    /// Fills `network` and `optimizer`. Corrupt when a weight is not finite (names step and frames).
    core::Status save(TrainingState& state) const;
    core::Status load(const TrainingState& state);

private:
    struct Parts;
    explicit Stepper(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace training
