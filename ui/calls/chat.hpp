// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

// A conversation that this window holds itself. Words only: no tools, no pictures.
namespace weir::ui {

struct ChatTurn {
    enum class Role { User, Assistant };

    Role role = Role::User;
    QString text;

    friend bool operator==(const ChatTurn&, const ChatTurn&) = default;
};

struct ChatSettings {
    QString system;  // empty: none
    // What is not set is the model's own choice.
    std::optional<double> temperature;
    std::optional<int> maxTokens;

    friend bool operator==(const ChatSettings&, const ChatSettings&) = default;
};

}  // namespace weir::ui
