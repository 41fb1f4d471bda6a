// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.hpp"

namespace weir::ui {

class Button;

// The way to the keyboard shortcuts, in the settings.
class ShortcutPanel : public Panel {
    Q_OBJECT

public:
    explicit ShortcutPanel(QWidget* parent = nullptr);

signals:
    void dialogAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_text;
    Button* m_open;
};

}  // namespace weir::ui
