// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/ui_settings.hpp"

#include <array>

namespace weir::ui {

namespace {

const QString kTheme = QStringLiteral("look/theme");
const QString kLanguage = QStringLiteral("look/language");
const QString kRailFold = QStringLiteral("window/rail");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kPage = QStringLiteral("window/page");
const QString kFirstStartSkipped = QStringLiteral("first_start/skipped");

template <class Value>
struct Word {
    Value value;
    QLatin1String word;
};

constexpr std::array<Word<ThemeChoice>, 3> kThemeWords{{
    {ThemeChoice::System, QLatin1String("system")},
    {ThemeChoice::Light, QLatin1String("light")},
    {ThemeChoice::Dark, QLatin1String("dark")},
}};

constexpr std::array<Word<RailFold>, 3> kFolds{{
    {RailFold::Automatic, QLatin1String("automatic")},
    {RailFold::Folded, QLatin1String("folded")},
    {RailFold::Open, QLatin1String("open")},
}};

// The first entry of a table is its default.
template <class Value, std::size_t Count>
Value valueOf(const std::array<Word<Value>, Count>& words, const QString& word) {
    for (const auto& entry : words) {
        if (word == entry.word) {
            return entry.value;
        }
    }
    return words.front().value;
}

template <class Value, std::size_t Count>
QString wordOf(const std::array<Word<Value>, Count>& words, Value value) {
    for (const auto& entry : words) {
        if (value == entry.value) {
            return entry.word;
        }
    }
    return words.front().word;
}

}  // namespace

UiSettings::UiSettings(const QString& file) : m_store(file, QSettings::IniFormat) {}

ThemeChoice UiSettings::theme() const {
    return valueOf(kThemeWords, m_store.value(kTheme).toString());
}

void UiSettings::setTheme(ThemeChoice choice) {
    m_store.setValue(kTheme, wordOf(kThemeWords, choice));
}

QString UiSettings::language() const {
    return m_store.value(kLanguage).toString();
}

void UiSettings::setLanguage(const QString& language) {
    m_store.setValue(kLanguage, language);
}

RailFold UiSettings::railFold() const {
    return valueOf(kFolds, m_store.value(kRailFold).toString());
}

void UiSettings::setRailFold(RailFold fold) {
    m_store.setValue(kRailFold, wordOf(kFolds, fold));
}

QByteArray UiSettings::windowGeometry() const {
    return m_store.value(kGeometry).toByteArray();
}

void UiSettings::setWindowGeometry(const QByteArray& geometry) {
    m_store.setValue(kGeometry, geometry);
}

QString UiSettings::page() const {
    return m_store.value(kPage).toString();
}

void UiSettings::setPage(const QString& id) {
    m_store.setValue(kPage, id);
}

bool UiSettings::firstStartSkipped() const {
    return m_store.value(kFirstStartSkipped).toBool();
}

void UiSettings::setFirstStartSkipped() {
    m_store.setValue(kFirstStartSkipped, true);
}

}  // namespace weir::ui
