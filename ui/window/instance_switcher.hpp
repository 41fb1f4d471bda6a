// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QMenu;

namespace weir::ui {

class GatewayChooser;

// Says at the top of the rail which gateway the window shows, in a colour of its own while that is
// on another machine, and changes it. Folded it is an icon.
class InstanceSwitcher : public QToolButton {
    Q_OBJECT

public:
    explicit InstanceSwitcher(QWidget* parent = nullptr);

    // Outlives the button.
    void setChooser(GatewayChooser& chooser);
    void setFolded(bool folded);
    void retranslate();
    // As wide as the whole name, however much of it there is room for.
    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void takeText();

    GatewayChooser* m_chooser = nullptr;
    QMenu* m_menu;
    bool m_folded = false;
};

}  // namespace weir::ui
