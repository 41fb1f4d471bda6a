// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

namespace weir::ui {

// What this is, whose work it stands on, and under which licences.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(const QString& version, QWidget* parent);

signals:
    void diagnosticsAsked();
};

}  // namespace weir::ui
