// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

#include "ui/theme/tokens.hpp"

class QApplication;

namespace weir::ui {

class SystemScheme;

enum class ThemeChoice { System, Light, Dark };

// The look in force: palette, style sheet, style and sizes of the application. One a process, made
// before the first widget.
class Theme : public QObject {
    Q_OBJECT

public:
    Theme(QApplication& application, ThemeChoice choice, QObject* parent = nullptr);
    ~Theme() override;

    ThemeChoice choice() const { return m_choice; }
    // Takes effect at once in every open window.
    void setChoice(ThemeChoice choice);

    Scheme scheme() const;

    // Between the two the style sheet is not in force. With it, every widget is styled anew each
    // time that it, or anything it stands in, is given a parent: half of what it takes to make a
    // window of many.
    void beginBuilding();
    void endBuilding();

signals:
    // Colours or sizes changed. Widgets hear of it as QEvent::PaletteChange too.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    QApplication& m_application;
    SystemScheme* m_system;
    QPalette m_systemPalette;
    ThemeChoice m_choice;
    QString m_styleSheet;
    bool m_applying = false;
    bool m_building = false;
};

QPalette paletteOf(const ColorSet& colors);

}  // namespace weir::ui
