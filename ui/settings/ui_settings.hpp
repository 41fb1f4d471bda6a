// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>

#include "ui/theme/theme.hpp"

namespace weir::ui {

enum class RailFold { Automatic, Folded, Open };

// What the window remembers of itself. Nothing of the gateway is kept here. A value that cannot be
// read counts as not set.
class UiSettings {
public:
    // An INI file; it is made when something is first kept.
    explicit UiSettings(const QString& file);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    // "en", "de"; empty: as the system.
    QString language() const;
    void setLanguage(const QString& language);

    RailFold railFold() const;
    void setRailFold(RailFold fold);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    QString page() const;
    void setPage(const QString& id);

    // The first start was left without a provider: do not ask again.
    bool firstStartSkipped() const;
    void setFirstStartSkipped();

    // For what a page keeps: column widths, the size of its pane.
    QSettings& store() { return m_store; }

private:
    QSettings m_store;
};

}  // namespace weir::ui
