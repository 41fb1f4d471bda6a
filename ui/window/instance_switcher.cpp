// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/instance_switcher.hpp"

#include <QEvent>
#include <QMenu>

#include "ui/remote/gateway_chooser.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// With the frame that the focus draws inside.
constexpr double kAroundName = 22;

}  // namespace

InstanceSwitcher::InstanceSwitcher(QWidget* parent) : QToolButton(parent), m_menu(new QMenu(this)) {
    setProperty("part", QStringLiteral("instance"));
    setMenu(m_menu);
    setPopupMode(QToolButton::InstantPopup);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setIconSize({metrics().iconChip, metrics().iconChip});
    setLayoutDirection(Qt::RightToLeft);  // the arrow stands behind the name
    hide();                               // until there is something to switch
}

void InstanceSwitcher::setChooser(GatewayChooser& chooser) {
    m_chooser = &chooser;
    setStyleProperty(this, "remote", chooser.isRemote());
    connect(m_menu, &QMenu::aboutToShow, this, [this] { m_chooser->fill(*m_menu); });
    retranslate();
    show();
}

void InstanceSwitcher::setFolded(bool folded) {
    m_folded = folded;
    const int size = folded ? metrics().iconRow : metrics().iconChip;
    setIconSize({size, size});
    setToolButtonStyle(folded ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    retranslate();
}

void InstanceSwitcher::retranslate() {
    if (m_chooser != nullptr) {
        setToolTip(m_chooser->meaning());
        setAccessibleName(tr("Gateway: %1").arg(m_chooser->name()));
        const Token ink = m_chooser->isRemote() ? Token::Info : Token::Text2;
        setIcon(
            ui::icon(m_folded ? QStringLiteral("server") : QStringLiteral("chevron-down"), ink));
        takeText();
    }
}

QSize InstanceSwitcher::sizeHint() const {
    QSize size = QToolButton::sizeHint();
    if (m_chooser != nullptr && !m_folded) {
        const int name = fontMetrics().horizontalAdvance(m_chooser->name()) + 1;
        size.setWidth(name + metrics().px(kAroundName) + iconSize().width());
    }
    return size;
}

void InstanceSwitcher::takeText() {
    if (m_chooser != nullptr) {
        const int room = width() - metrics().px(kAroundName) - iconSize().width();
        setText(fontMetrics().elidedText(m_chooser->name(), Qt::ElideRight, room));
    }
}

void InstanceSwitcher::changeEvent(QEvent* event) {
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

void InstanceSwitcher::resizeEvent(QResizeEvent* event) {
    QToolButton::resizeEvent(event);
    takeText();
}

}  // namespace weir::ui
