// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SGD with momentum, Adam, AdamW and RMSprop with the update rules of torch.optim, written out so that their state can
// be saved and resumed bit for bit. Includes Torch.
#pragma once

#include "core/base/result.h"
#include "core/weights/tensor.h"
#include "training/options.h"
#include "training/trainable_network.h"

#include <string>
#include <vector>

namespace training {

/// Owned by the trainer, used by its thread. Holds on to the parameters' tensors.
class Optimizer {
public:
    /// Those that are frozen by now are left out.
    Optimizer(const Recipe& recipe, const std::vector<Parameter>& parameters);
    /// One update with the gradients at hand and this learning rate (times each parameter's own factor). Parameters
    /// without a gradient are left alone.
    void step(double learningRate);
    void clearGradients();
    /// Global L2 norm of all gradients; scales them down to `limit` where it is above (0: never). A norm that is not
    /// finite is given back, and the gradients stay.
    double clipGradients(double limit);

    core::TensorMap state() const; ///< "momentum/<parameter>", "square/<parameter>", "step"
    /// Corrupt (a tensor is missing), InvalidArgument (another shape or type); names the tensor.
    core::Status load(const core::TensorMap& state);

private:
    struct Slot {
        Parameter parameter;
        at::Tensor momentum; ///< SGD and RMSprop: the velocity; Adam: the mean of gradients. Undefined when not needed
        at::Tensor square;   ///< mean of squared gradients; undefined for SGD
        double rateFactor = 1;
    };
    void update(Slot& slot, at::Tensor gradient, double rate) const;

    Recipe m_recipe;
    std::vector<Slot> m_slots;
    std::int64_t m_step = 0;
};

} // namespace training
