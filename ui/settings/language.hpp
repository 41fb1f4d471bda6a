// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace weir::ui {

// The language of the window, its plurals and its numbers; switched at run time. Every widget hears
// of it as QEvent::LanguageChange.
class Language : public QObject {
    Q_OBJECT

public:
    // Empty: the system's, or English when Weir does not speak it.
    explicit Language(const QString& choice, QObject* parent = nullptr);
    ~Language() override;

    static QStringList available();                     // "en", "de"
    static QString ownNameOf(const QString& language);  // "Deutsch"

    QString choice() const { return m_choice; }
    void setChoice(const QString& choice);

    QString inUse() const { return m_inUse; }

private:
    void install();

    QString m_choice;
    QString m_inUse;
    QTranslator m_weir;
    QTranslator m_qt;  // the words of Qt's own dialogs and menus
};

}  // namespace weir::ui
