// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <vector>

#include "ui/calls/chat.hpp"

// A conversation as a call in one of the three dialects, by the names of the contract.
namespace weir::ui {

// Of those that a model can be asked in, the one to ask it in: the one that names the limit of
// tokens in one way only. Empty: none of them is spoken here.
QString dialectToAskIn(const QStringList& dialects);

// "/v1/messages"
QString pathOf(const QString& dialect);

struct ChatRequest {
    QString dialect;
    QString model;
    ChatSettings settings;
    std::vector<ChatTurn> turns;
    bool stream = true;
};
QByteArray bodyOf(const ChatRequest& request);

// Where a dialect demands a limit of tokens and none is set.
inline constexpr int kUsualMostTokens = 4'096;

}  // namespace weir::ui
