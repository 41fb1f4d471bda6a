// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/copy.hpp"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QToolTip>
#include <QWidget>

namespace weir::ui {

void copyText(const QString& text, QWidget* askedBy) {
    QGuiApplication::clipboard()->setText(text);
    QToolTip::showText(askedBy->mapToGlobal(QPoint(0, askedBy->height())),
                       QCoreApplication::translate("weir::ui::copy", "Copied"), askedBy);
}

}  // namespace weir::ui
