// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/engine.h"

#include <memory>

namespace app {

/// Several users of one engine, such as the panes and an export: a model is forgotten when none of them needs it.
class EngineUsers {
public:
    explicit EngineUsers(Engine engine);
    /// The engine for one more user. Its release() speaks for this user alone, who needs nothing before it is called.
    /// Any thread may call it; the user may outlive this object.
    Engine add();

private:
    struct Shared;
    Engine m_engine;
    std::shared_ptr<Shared> m_shared;
};

} // namespace app
