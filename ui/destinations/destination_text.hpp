// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "engine/control/admin/destinations.hpp"
#include "ui/widgets/state_look.hpp"

// A destination in words, for the table, the detail and the text that is copied.
namespace weir::ui {

// "Calls", "Lists of models"
StateLook lookOf(admin::DestinationPurpose purpose);
// "Sent", "Not used", "Off", "On this computer"
StateLook stateOf(const admin::Destination& row);
QStringList destinationStateWords();

// "api.openai.com:443", "resolver of the system (192.0.2.1)", "address not known any more"
QString placeOf(const admin::Destination& row);
QString providersOf(const admin::Destination& row);
// "12 min ago", "14:02", "3 Mar, 14:02"; of one that was not used, since when.
QString lastOf(const admin::Destination& row, const admin::DestinationList& list,
               const QDateTime& now);

// What causes it and how it is ended, in one or two sentences.
QString causeOf(const admin::Destination& row);
// What is never sent; true of the whole program.
QString neverSentText();

// Everything the page says, for a report.
QString destinationsText(const admin::DestinationList& list, const QDateTime& now);

}  // namespace weir::ui
