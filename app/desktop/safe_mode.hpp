// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QTemporaryDir>

namespace weir::app {

// Starting without what may be the cause of a crash: the window as it first was, the gateway
// stopped. The document and the books are as they are.
class SafeMode {
    Q_DECLARE_TR_FUNCTIONS(weir::app::SafeMode)

public:
    // Asks, before there is a window, whether to start that way. In the language of the settings.
    static bool offer(const QString& settingsFile);

    // A file of settings for this start only: theme, language and what was agreed to come along,
    // and nothing goes back.
    explicit SafeMode(const QString& settingsFile);
    QString settingsFile() const;

private:
    QTemporaryDir m_folder;
};

}  // namespace weir::app
