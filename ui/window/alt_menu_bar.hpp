// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenuBar>

namespace weir::ui {

class ActionRegistry;

// The menus of the registry. Hidden until Alt is pressed and let go alone, and hidden again when
// they are left; where the system has a menu bar of its own they are always there.
class AltMenuBar : public QMenuBar {
    Q_OBJECT

public:
    explicit AltMenuBar(QWidget* window);

    // Anew, from the actions there are, in the language of now.
    void fill(const ActionRegistry& actions);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void reveal();
    void conceal();

    bool m_altAlone = false;
};

}  // namespace weir::ui
