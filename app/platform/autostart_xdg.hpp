// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "ui/settings/autostart.hpp"

namespace weir::app {

// Starting with the session through an entry in the autostart folder. Source: Desktop Application
// Autostart Specification.
class AutostartXdg final : public ui::Autostart {
public:
    // `program` is started with `arguments`; the entry lies in `folder`.
    AutostartXdg(QString program, QStringList arguments, QString folder);
    // $XDG_CONFIG_HOME/autostart
    static QString customaryFolder();

    bool isSupported() const override { return true; }
    // The entry is there, is not switched off, and starts this program.
    bool isOn() const override;
    Result<void> setOn(bool on) override;

private:
    QByteArray entry() const;

    const QString m_program;
    const QStringList m_arguments;
    const QString m_file;
};

}  // namespace weir::app
