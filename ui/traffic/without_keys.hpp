// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace weir::ui {

// A body as it is shown or exported: what looks like a key, pasted into a prompt or echoed by a
// provider, is
// "[key]". What is sent again from here has it all the same.
QByteArray withoutKeys(const QByteArray& body);
QString withoutKeys(const QString& words);

}  // namespace weir::ui
