// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace weir::ui {

// What the first step came to: providers that are in the document now.
struct Begun {
    QString fact;  // "openai connected"
    std::vector<std::string> providers;
    QString model{};  // a name they surely serve; empty: the gateway has to be asked
    QString agent{};  // the same for a tool that offers tools of its own; empty: as any other
};

}  // namespace weir::ui
