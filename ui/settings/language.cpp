// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/language.hpp"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace weir::ui {

namespace {

QString languageOf(const QLocale& locale) {
    return locale.name().section(u'_', 0, 0);
}

}  // namespace

Language::Language(const QString& choice, QObject* parent) : QObject(parent), m_choice(choice) {
    install();
}

Language::~Language() {
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_weir);
}

QStringList Language::available() {
    return {QStringLiteral("en"), QStringLiteral("de")};
}

QString Language::ownNameOf(const QString& language) {
    return QLocale(language).nativeLanguageName().section(u' ', -1);
}

void Language::setChoice(const QString& choice) {
    if (m_choice != choice) {
        m_choice = choice;
        install();
    }
}

void Language::install() {
    const QLocale system = QLocale::system();
    // The system's locale keeps its own way to write numbers; a chosen language brings its own.
    const bool asSystem = !available().contains(m_choice);
    const QString wanted = asSystem ? languageOf(system) : m_choice;
    m_inUse = available().contains(wanted) ? wanted : available().constFirst();
    QLocale::setDefault(asSystem ? system : QLocale(m_inUse));

    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_weir);
    if (m_qt.load(QStringLiteral("qtbase_") + m_inUse,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    // English has a file too: its plurals.
    if (m_weir.load(QStringLiteral(":/i18n/weir_%1.qm").arg(m_inUse))) {
        QCoreApplication::installTranslator(&m_weir);
    }
}

}  // namespace weir::ui
