// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tab_bar.hpp"

#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"

namespace weir::ui {

TabBar::TabBar(QWidget* parent)
    : QTabBar(parent),
      m_more(new IconButton(QStringLiteral("ellipsis"), this)),
      m_menu(new QMenu(this)) {
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::NoFocus);
    m_more->hide();
    connect(m_menu, &QMenu::aboutToShow, this, &TabBar::fillMenu);
    connect(this, &QTabBar::currentChanged, this, &TabBar::fit);
    retranslate();
}

void TabBar::setOffered(int index, bool offered) {
    if (isOffered(index) != offered) {
        m_offered[static_cast<std::size_t>(index)] = offered;
        if (!offered) {
            setShown(index, false);
        }
        updateGeometry();
        fit();
    }
}

bool TabBar::isOffered(int index) const {
    const auto place = static_cast<std::size_t>(index);
    // The base lays out a tab that comes before it tells of it.
    return index >= 0 && place < m_offered.size() && m_offered[place];
}

int TabBar::widthOfAll() const {
    int width = 0;
    for (int tab = 0; tab < count(); ++tab) {
        width += isOffered(tab) ? tabSizeHint(tab).width() : 0;
    }
    return width;
}

// Qt takes a call that changes nothing for news that the tabs are laid out.
void TabBar::setShown(int index, bool shown) {
    if (isTabVisible(index) != shown) {
        setTabVisible(index, shown);
    }
}

// The chosen one has room before all others, which come from the left.
void TabBar::fit() {
    if (m_fitting) {
        return;
    }
    const QScopedValueRollback fitting(m_fitting, true);
    const bool all = widthOfAll() <= width();
    const QSize more = m_more->sizeHint();
    int room = all ? width() : width() - more.width();
    room -= isOffered(currentIndex()) ? tabSizeHint(currentIndex()).width() : 0;
    bool full = false;
    for (int tab = 0; tab < count(); ++tab) {
        if (!isOffered(tab) || tab == currentIndex()) {
            continue;
        }
        room -= tabSizeHint(tab).width();
        full = full || room < 0;
        setShown(tab, !full);
    }
    if (isOffered(currentIndex())) {
        setShown(currentIndex(), true);
    }
    m_more->setVisible(!all);
    m_more->setGeometry(width() - more.width(), (height() - more.height()) / 2, more.width(),
                        more.height());
    m_more->raise();
}

void TabBar::choose(int index) {
    setShown(index, true);
    setCurrentIndex(index);
}

void TabBar::fillMenu() {
    m_menu->clear();
    for (int tab = 0; tab < count(); ++tab) {
        if (isOffered(tab) && !isTabVisible(tab)) {
            m_menu->addAction(tabText(tab), this, [this, tab] { choose(tab); });
        }
    }
}

void TabBar::keyPressEvent(QKeyEvent* event) {
    const bool right = event->key() == Qt::Key_Right;
    if (!right && event->key() != Qt::Key_Left) {
        QTabBar::keyPressEvent(event);
        return;
    }
    const int step = right != isRightToLeft() ? 1 : -1;
    for (int tab = currentIndex() + step; tab >= 0 && tab < count(); tab += step) {
        if (isOffered(tab) && isTabEnabled(tab)) {
            choose(tab);
            return;
        }
    }
}

QSize TabBar::tabSizeHint(int index) const {
    QSize size = QTabBar::tabSizeHint(index);
    if (count() < 2) {
        return size;
    }
    // What the style puts round the words, read from a tab that is not bold.
    const int plain = currentIndex() == 0 ? 1 : 0;
    const int around = QTabBar::tabSizeHint(plain).width() -
                       fontMetrics().size(Qt::TextShowMnemonic, tabText(plain)).width();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    size.setWidth(around + QFontMetrics(bold).size(Qt::TextShowMnemonic, tabText(index)).width());
    return size;
}

QSize TabBar::sizeHint() const {
    return {widthOfAll(), QTabBar::sizeHint().height()};
}

QSize TabBar::minimumSizeHint() const {
    return {metrics().px(120), QTabBar::minimumSizeHint().height()};
}

void TabBar::tabLayoutChange() {
    fit();
}

void TabBar::tabInserted(int index) {
    m_offered.insert(m_offered.begin() + index, true);
    QTabBar::tabInserted(index);
    fit();
}

void TabBar::tabRemoved(int index) {
    m_offered.erase(m_offered.begin() + index);
    QTabBar::tabRemoved(index);
    fit();
}

void TabBar::resizeEvent(QResizeEvent* event) {
    QTabBar::resizeEvent(event);
    fit();
}

void TabBar::changeEvent(QEvent* event) {
    QTabBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fit();
    }
}

void TabBar::retranslate() {
    m_more->setName(tr("More tabs"));
}

}  // namespace weir::ui
