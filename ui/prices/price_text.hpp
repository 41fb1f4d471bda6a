// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <optional>

#include "engine/control/admin/prices.hpp"
#include "ui/widgets/fact_list.hpp"

// Prices in words and figures of the window's language.
namespace weir::ui {

// Dollars a million tokens with the decimals that matter, two at least: "0.0375".
QString priceText(Money price);
// As people type it, or as the document writes it. Nothing typed is no price.
std::optional<Money> readPriceText(const QString& typed);
// "0.85"; empty for none.
QString factorText(std::uint32_t thousandths);
std::optional<std::uint32_t> readFactorText(const QString& typed);
// A day as the document writes it; empty for none.
QString dayText(Timestamp day);
std::optional<Timestamp> readDayText(const QString& typed);

// The line that holds now; null: none does.
const admin::PriceLine* currentLine(const admin::ModelPrice& row);
// It is called and has no price.
bool lacksPrice(const admin::ModelPrice& row);
bool hasOwnPrice(const admin::ModelPrice& row);
// "Your price llama", "Catalogue, 21 Aug 2026", "Catalogue × 0.85".
QString sourceText(const admin::ModelPrice& row);
// Everything that is known of the price in force.
QVector<Fact> priceFacts(const admin::ModelPrice& row);
// The lines as a history, the one in force first.
QVector<Fact> historyFacts(const admin::ModelPrice& row);
// A name for a new price of this model, none of those taken.
std::string proposedName(const admin::ModelPrice& row,
                         const std::vector<admin::OwnPriceSettings>& taken);

}  // namespace weir::ui
