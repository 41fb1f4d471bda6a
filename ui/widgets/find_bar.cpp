// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/find_bar.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <chrono>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/findable.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kPause{150};

}  // namespace

FindBar::FindBar(QWidget* parent)
    : QFrame(parent),
      m_needle(new QLineEdit(this)),
      m_found(makeLabel(TextRole::Small, Tone::Muted, this)),
      m_before(new IconButton(QStringLiteral("chevron-up"), this)),
      m_after(new IconButton(QStringLiteral("chevron-down"), this)),
      m_close(new IconButton(QStringLiteral("x"), this)) {
    setProperty("part", QStringLiteral("find_bar"));
    m_needle->setClearButtonEnabled(true);
    m_needle->setMinimumWidth(metrics().px(120));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics().edgeRight, metrics().space(1), metrics().space(2),
                               metrics().space(1));
    layout->setSpacing(metrics().space(1));
    layout->addWidget(m_needle, 1);
    layout->addWidget(m_found);
    layout->addWidget(m_before);
    layout->addWidget(m_after);
    layout->addWidget(m_close);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(m_needle, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &FindBar::find);
    connect(m_before, &QToolButton::clicked, this, [this] { next(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { next(1); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    hide();
    retranslate();
}

void FindBar::setView(Findable* view) {
    if (view == m_view) {
        return;
    }
    if (m_view != nullptr) {
        m_view->onFoundChanged({});
        m_view->find({});
    }
    m_view = view;
    m_pause.stop();  // it is found at once
    if (m_view != nullptr) {
        m_view->onFoundChanged([this] { showFound(); });
        m_view->find(isHidden() ? QString() : m_needle->text());
    }
    showFound();
}

void FindBar::open() {
    const bool wasHidden = isHidden();
    show();
    m_needle->setFocus(Qt::ShortcutFocusReason);
    m_needle->selectAll();
    if (wasHidden) {
        find();
    }
}

void FindBar::close() {
    hide();
    m_pause.stop();
    if (m_view != nullptr) {
        m_view->find({});
    }
    emit closed();
}

void FindBar::next(int step) {
    if (m_pause.isActive()) {
        find();  // what was just typed comes first
    } else if (m_view != nullptr && !isHidden()) {
        m_view->findNext(step);
        showFound();
    }
}

void FindBar::find() {
    m_pause.stop();
    if (m_view != nullptr) {
        m_view->find(m_needle->text());
    }
    showFound();
}

void FindBar::showFound() {
    const Findable::Found found = m_view != nullptr ? m_view->found() : Findable::Found();
    const bool asked = !m_needle->text().isEmpty();
    const QString total = countText(static_cast<quint64>(found.total));
    if (!asked) {
        m_found->clear();
    } else if (found.total == 0) {
        m_found->setText(tr("Not found"));
    } else if (found.more) {
        //: Places where a text was found: "3 of 1,000 or more"
        m_found->setText(
            tr("%1 of %2 or more").arg(countText(static_cast<quint64>(found.current)), total));
    } else {
        //: Places where a text was found: "3 of 12"
        m_found->setText(tr("%1 of %2").arg(countText(static_cast<quint64>(found.current)), total));
    }
    setTone(m_found, asked && found.total == 0 ? Tone::Error : Tone::Muted);
    m_before->setEnabled(found.total > 0);
    m_after->setEnabled(found.total > 0);
}

void FindBar::retranslate() {
    m_needle->setPlaceholderText(tr("Find in this view"));
    m_needle->setAccessibleName(tr("Find in this view"));
    m_before->setName(tr("Previous place"), QKeySequence(Qt::SHIFT | Qt::Key_F3));
    m_after->setName(tr("Next place"), QKeySequence(Qt::Key_F3));
    m_close->setName(tr("Close the search"), QKeySequence(Qt::Key_Escape));
    showFound();
}

void FindBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void FindBar::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            next(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return;
        case Qt::Key_Escape:
            close();
            return;
        default:
            QFrame::keyPressEvent(event);
    }
}

}  // namespace weir::ui
