// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "engine/control/admin/call_cost.hpp"
#include "engine/control/admin/traffic.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/state_look.hpp"

// What the cells of an exchange say. A number says where it comes from: plain is reported, "~" is
// estimated, "≤" is a hold; "unknown" and "unpriced" are words. An empty cell does not apply.
namespace weir::ui {

StateLook stateOf(const admin::ExchangeRow& row);
// The same whatever its marks are, for where they stand beside it.
StateLook bareStateOf(admin::ExchangeRow row);
// Every word that it can be.
QStringList stateWords();
using admin::CostKind;
using admin::costKindOf;
using admin::isRunning;
using admin::nothingWasSent;

QString timeCell(const admin::ExchangeRow& row);
QString servedByCell(const admin::ExchangeRow& row);
QString tokensInCell(const admin::ExchangeRow& row);
QString tokensOutCell(const admin::ExchangeRow& row);
QString durationCell(const admin::ExchangeRow& row);
QString costCell(const admin::ExchangeRow& row);

// "reported", "estimated", "unknown"
QString sourceWord(Source source);
// The same for the tokens of a call, or that there were none.
QString tokensWord(const admin::ExchangeRow& row);
// What the cost is and how it came to be known, in a sentence.
QString costSentence(const admin::ExchangeRow& row);
// "~$0.0241", "unpriced"
QString costFigure(const admin::ExchangeRow& row);
QString costWord(const admin::ExchangeRow& row);
QString tokensSentence(const Usage& usage);

// The last characters of an id: enough to tell two calls apart, and random where the first ones
// are a time.
QString shortId(Id id);

QString text(const std::string& utf8);

}  // namespace weir::ui
