// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/placement.h"

#include <set>

namespace inference {
namespace {

Value& valueAt(Plan& plan, ValueId id) { return plan.values[static_cast<std::size_t>(id)]; }

} // namespace

void placeInBuffers(Plan& plan) {
    // From the last to the first: the widest concatenation of a growing chain owns the buffer.
    for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
        auto* concat = std::get_if<ConcatStep>(&step->operation);
        if (concat == nullptr) continue;
        Value& whole = valueAt(plan, step->output);
        if (whole.buffer < 0) {
            whole.buffer = static_cast<int>(plan.buffers.size());
            plan.buffers.push_back(whole.channels);
        }
        concat->copied.clear();
        int offset = whole.offset;
        for (std::size_t i = 0; i < step->inputs.size(); ++i) {
            Value& part = valueAt(plan, step->inputs[i]);
            const bool isNetworkInput = step->inputs[i] == 0;
            if (part.buffer < 0 && !isNetworkInput) {
                part.buffer = whole.buffer;
                part.offset = offset;
            } else if (part.buffer != whole.buffer || part.offset != offset) {
                concat->copied.push_back(i);
            }
            offset += part.channels;
        }
    }
}

void findLastUses(Plan& plan) {
    std::set<ValueId> used = {plan.result};
    std::set<int> usedBuffers;
    for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
        std::vector<ValueId> touched = step->inputs;
        touched.push_back(step->output);
        for (const ValueId id : touched) {
            if (used.insert(id).second) step->lastUses.push_back(id);
            const int buffer = valueAt(plan, id).buffer;
            if (buffer >= 0 && usedBuffers.insert(buffer).second) step->lastBuffers.push_back(buffer);
        }
    }
}

} // namespace inference
