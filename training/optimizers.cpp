// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/optimizers.h"

#include "training/tensor_values.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros_like.h>
#include <array>
#include <cmath>
#include <cstring>
#include <string_view>

namespace training {
namespace {

constexpr const char* kStep = "step";

/// The layers behind the backbone, by the names of the public sources.
bool isHead(std::string_view name) {
    constexpr std::array<std::string_view, 4> kHeads = {"classifier.", "ASPP_", "classification.", "outc."};
    for (const std::string_view head : kHeads)
        if (name.starts_with(head)) return true;
    return false;
}

double rateFactor(const Recipe& recipe, std::string_view name) {
    if (name.starts_with("aux_classifier.")) return recipe.auxRateFactor;
    return isHead(name) ? recipe.headRateFactor : 1;
}

bool isAdam(const Recipe& recipe) {
    return recipe.optimizer == OptimizerKind::Adam || recipe.optimizer == OptimizerKind::AdamW;
}

} // namespace

Optimizer::Optimizer(const Recipe& recipe, const std::vector<Parameter>& parameters) : m_recipe(recipe) {
    const at::NoGradGuard noGradient;
    for (const Parameter& parameter : parameters) {
        if (!parameter.value.requires_grad()) continue;
        Slot slot{parameter, {}, {}, rateFactor(recipe, parameter.name)};
        if (isAdam(recipe) || recipe.momentum > 0) slot.momentum = at::zeros_like(parameter.value);
        if (recipe.optimizer != OptimizerKind::Sgd) slot.square = at::zeros_like(parameter.value);
        m_slots.push_back(std::move(slot));
    }
}

void Optimizer::step(double learningRate) {
    const at::NoGradGuard noGradient;
    ++m_step;
    for (Slot& slot : m_slots)
        if (slot.parameter.value.grad().defined())
            update(slot, slot.parameter.value.grad(), learningRate * slot.rateFactor);
}

void Optimizer::update(Slot& slot, at::Tensor gradient, double rate) const {
    at::Tensor& value = slot.parameter.value;
    if (m_recipe.optimizer == OptimizerKind::AdamW)
        value.mul_(1 - rate * m_recipe.weightDecay); // decoupled: Loshchilov and Hutter 2019
    else if (m_recipe.weightDecay != 0)
        gradient = gradient.add(value, m_recipe.weightDecay);

    switch (m_recipe.optimizer) {
    case OptimizerKind::Sgd:
        if (slot.momentum.defined()) gradient = slot.momentum.mul_(m_recipe.momentum).add_(gradient);
        value.add_(gradient, -rate);
        break;
    case OptimizerKind::RmsProp: {
        slot.square.mul_(m_recipe.alpha).addcmul_(gradient, gradient, 1 - m_recipe.alpha);
        const at::Tensor deviation = slot.square.sqrt().add_(m_recipe.epsilon);
        if (slot.momentum.defined())
            value.add_(slot.momentum.mul_(m_recipe.momentum).addcdiv_(gradient, deviation), -rate);
        else
            value.addcdiv_(gradient, deviation, -rate);
        break;
    }
    case OptimizerKind::Adam:
    case OptimizerKind::AdamW: {
        slot.momentum.lerp_(gradient, 1 - m_recipe.beta1);
        slot.square.mul_(m_recipe.beta2).addcmul_(gradient, gradient, 1 - m_recipe.beta2);
        const auto steps = static_cast<double>(m_step);
        const double meanBias = 1 - std::pow(m_recipe.beta1, steps);
        const double squareBias = std::sqrt(1 - std::pow(m_recipe.beta2, steps));
        const at::Tensor deviation = slot.square.sqrt().div_(squareBias).add_(m_recipe.epsilon);
        value.addcdiv_(slot.momentum, deviation, -rate / meanBias);
        break;
    }
    }
}

void Optimizer::clearGradients() {
    for (Slot& slot : m_slots) slot.parameter.value.mutable_grad().reset();
}

double Optimizer::clipGradients(double limit) {
    const at::NoGradGuard noGradient;
    std::vector<at::Tensor> norms;
    for (const Slot& slot : m_slots)
        if (slot.parameter.value.grad().defined()) norms.push_back(at::linalg_vector_norm(slot.parameter.value.grad()));
    if (norms.empty()) return 0;
    const double norm = at::linalg_vector_norm(at::stack(norms)).item().toDouble();
    if (limit > 0 && std::isfinite(norm) && norm > limit)
        for (Slot& slot : m_slots)
            if (slot.parameter.value.grad().defined()) slot.parameter.value.mutable_grad().mul_(limit / (norm + 1e-6));
    return norm;
}

core::TensorMap Optimizer::state() const {
    core::TensorMap all;
    for (const Slot& slot : m_slots) {
        if (slot.momentum.defined()) all["momentum/" + slot.parameter.name] = toCore(slot.momentum);
        if (slot.square.defined()) all["square/" + slot.parameter.name] = toCore(slot.square);
    }
    core::Tensor step{core::DType::I64, {}, std::vector<std::byte>(sizeof m_step)};
    std::memcpy(step.data.data(), &m_step, sizeof m_step);
    all[kStep] = std::move(step);
    return all;
}

core::Status Optimizer::load(const core::TensorMap& state) {
    const auto step = state.find(kStep);
    if (step == state.end() || step->second.type != core::DType::I64 || step->second.data.size() != sizeof m_step)
        return core::fail(core::ErrorCode::Corrupt, "The optimizer's state has no count of steps.");
    for (Slot& slot : m_slots) {
        if (slot.momentum.defined())
            if (const auto copied = copyInto(state, "momentum/" + slot.parameter.name, slot.momentum); !copied)
                return copied;
        if (slot.square.defined())
            if (const auto copied = copyInto(state, "square/" + slot.parameter.name, slot.square); !copied)
                return copied;
    }
    std::memcpy(&m_step, step->second.data.data(), sizeof m_step);
    return {};
}

} // namespace training
