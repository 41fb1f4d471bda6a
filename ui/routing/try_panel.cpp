// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/try_panel.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/routing/pause.hpp"
#include "ui/routing/try_result.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kDraft = 0;
constexpr int kActive = 1;

QScrollArea* scrolled(QWidget* widget) {
    auto* scroll = new QScrollArea;
    scroll->setWidget(widget);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(widget->minimumSizeHint().width());
    widget->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    return scroll;
}

}  // namespace

TryPanel::TryPanel(admin::AdminClient& client, RouteEdits& edits, KnownValues known,
                   QWidget* parent)
    : QFrame(parent),
      m_client(client),
      m_edits(edits),
      m_title(makeLabel(TextRole::Head, Tone::Text, this)),
      m_fact(new ElidedLabel(Qt::ElideRight, this)),
      m_which(new Segments(2, this)),
      m_close(new IconButton(QStringLiteral("x"), this)),
      m_form(new TryForm(std::move(known))),
      m_result(new TryResult) {
    setProperty("part", QStringLiteral("pane"));
    setTone(m_fact, Tone::Muted);
    m_which->setCurrent(kDraft);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metrics().edgeLeft, metrics().space(1), metrics().space(2),
                             metrics().space(1));
    head->setSpacing(metrics().space(2));
    head->addWidget(m_title);
    head->addWidget(m_fact, 1);
    head->addWidget(m_which);
    head->addWidget(m_close);
    auto* across = new QHBoxLayout;
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addWidget(scrolled(m_form), 1);
    across->addWidget(makeDivider(Qt::Vertical, this));
    across->addWidget(scrolled(m_result), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(makeDivider(Qt::Horizontal, this));
    layout->addLayout(across, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseAfterChange);
    connect(&m_pause, &QTimer::timeout, this, &TryPanel::tryNow);
    connect(m_form, &TryForm::changed, this, &TryPanel::trySoon);
    connect(m_which, &Segments::chosen, this, &TryPanel::tryNow);
    connect(&edits, &RouteEdits::changed, this, &TryPanel::trySoon);
    connect(m_close, &QToolButton::clicked, this, &TryPanel::closeAsked);
    retranslate();
}

void TryPanel::setCall(const admin::TriedCall& call, const QString& name) {
    m_takenFrom = name;
    m_form->setCall(call);
    retranslate();
    tryNow();
}

QWidget* TryPanel::focusTarget() const {
    return m_form->focusTarget();
}

void TryPanel::trySoon() {
    if (isVisible()) {
        m_pause.start();
    }
}

void TryPanel::tryNow() {
    m_pause.stop();
    ++m_number;  // an answer that is on its way is to another question
    if (const QString problem = m_form->problem(); !problem.isEmpty()) {
        m_result->setNote(problem, false);
        return;
    }
    admin::TryRoutes operation;
    operation.active = m_which->current() == kActive;
    if (!operation.active) {
        operation.routes = m_edits.routes();
        operation.sets = m_edits.sets();
    }
    operation.call = m_form->call();
    m_client.call(
        std::move(operation),
        admin::AdminClient::Callback<admin::RouteTrial>(
            [self = QPointer(this), number = m_number](const Result<admin::RouteTrial>& reply) {
                if (self) {
                    self->take(reply, number);
                }
            }));
}

void TryPanel::take(const Result<admin::RouteTrial>& reply, int number) {
    if (number != m_number) {
        return;
    }
    if (reply) {
        m_result->setTrial(*reply);
    } else {
        m_result->setNote(QString::fromStdString(reply.error().text()), true);
    }
}

void TryPanel::retranslate() {
    m_title->setText(tr("Try"));
    m_fact->setText(m_takenFrom.isEmpty() ? tr("nothing is sent")
                                          : tr("%1, nothing is sent").arg(m_takenFrom));
    m_which->setTexts({tr("As edited"), tr("In force")});
    m_which->setAccessibleName(tr("By which rules"));
    m_close->setName(tr("Close"), QKeySequence(Qt::Key_Escape));
    if (const QString problem = m_form->problem(); !problem.isEmpty()) {
        m_result->setNote(problem, false);
    }
}

void TryPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void TryPanel::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    tryNow();
}

void TryPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit closeAsked();
        return;
    }
    QFrame::keyPressEvent(event);
}

}  // namespace weir::ui
