// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/bodies_panel.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr BodyPlace kPlaces[] = {BodyPlace::None, BodyPlace::Memory, BodyPlace::Disk};
constexpr std::uint64_t kGiB = std::uint64_t{1} << 30;

int indexOf(BodyPlace place) {
    return static_cast<int>(std::ranges::find(kPlaces, place) - std::begin(kPlaces));
}

}  // namespace

BodiesPanel::BodiesPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : Panel(parent),
      m_client(client),
      m_gateway(gateway),
      m_place(new Segments(static_cast<int>(std::size(kPlaces)))),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted)),
      m_limits(new QWidget),
      m_daysLabel(makeLabel(TextRole::Body, Tone::Text2)),
      m_days(new QSpinBox),
      m_sizeLabel(makeLabel(TextRole::Body, Tone::Text2)),
      m_size(new QSpinBox),
      m_problem(makeParagraph(TextRole::Small, Tone::Error)),
      m_used(new QWidget),
      m_usedText(makeLabel(TextRole::Body, Tone::Text2)),
      m_clear(new Button) {
    m_days->setRange(1, 3650);
    m_size->setRange(1, 1024);
    m_daysLabel->setBuddy(m_days);
    m_sizeLabel->setBuddy(m_size);
    auto* limits = new QHBoxLayout(m_limits);
    limits->setContentsMargins({});
    limits->setSpacing(metrics().space(2));
    limits->addWidget(m_daysLabel);
    limits->addWidget(m_days);
    limits->addSpacing(metrics().space(2));
    limits->addWidget(m_sizeLabel);
    limits->addWidget(m_size);
    limits->addStretch(1);
    auto* used = new QHBoxLayout(m_used);
    used->setContentsMargins({});
    used->setSpacing(metrics().space(2));
    used->addWidget(m_usedText, 1);
    used->addWidget(m_clear);
    QVBoxLayout* down = contentLayout();
    down->setSpacing(metrics().space(2));
    down->addWidget(m_place, 0, Qt::AlignLeft);
    down->addWidget(m_hint);
    down->addWidget(m_limits);
    down->addWidget(m_problem);
    down->addWidget(m_used);
    connect(m_place, &Segments::chosen, this, [this](int index) { keep(kPlaces[index]); });
    for (QSpinBox* each : {m_days, m_size}) {
        each->setButtonSymbols(QAbstractSpinBox::NoButtons);
        each->installEventFilter(this);
        connect(each, &QSpinBox::editingFinished, this, &BodiesPanel::keepLimits);
    }
    connect(m_clear, &QPushButton::clicked, this, &BodiesPanel::clearStored);
    connect(&gateway, &GatewayModel::changed, this, &BodiesPanel::refresh);
    retranslate();
}

// A smaller limit takes bodies away, so nothing that is only passed over or half typed is one.
bool BodiesPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && (watched == m_days || watched == m_size)) {
        event->ignore();
        return true;
    }
    return Panel::eventFilter(watched, event);
}

// The size in the document may be none of whole gibibytes; it stays unless another was typed.
int BodiesPanel::shownSize() const {
    return static_cast<int>((m_status.maxSize + kGiB - 1) / kGiB);
}

void BodiesPanel::keepLimits() {
    const bool changed =
        m_days->value() != static_cast<int>(m_status.days) || m_size->value() != shownSize();
    if (m_known && changed) {
        keep(m_status.keep);
    }
}

void BodiesPanel::refresh() {
    if (m_asking || m_writing || !isVisible()) {
        return;
    }
    const admin::GatewayStatus& gateway = m_gateway.status();
    m_managedBy = gateway.policyReadOnly ? QString::fromStdString(gateway.policyFile) : QString();
    m_asking = true;
    m_client.call(admin::GetBodyStatus{},
                  admin::AdminClient::Callback<admin::BodyStatus>(
                      [self = QPointer(this)](const Result<admin::BodyStatus>& reply) {
                          if (!self) {
                              return;
                          }
                          self->m_asking = false;
                          // An answer of before the change would take it back on the screen.
                          if (reply && !self->m_writing) {
                              self->m_status = *reply;
                              self->m_known = true;
                              self->showStatus();
                          }
                      }));
}

void BodiesPanel::keep(BodyPlace place) {
    m_writing = true;
    m_refused.clear();
    m_problem->hide();
    showHint();
    admin::KeepBodies operation;
    operation.keep = place;
    operation.days = static_cast<std::uint32_t>(m_days->value());
    operation.maxSize = m_size->value() == shownSize()
                            ? m_status.maxSize
                            : static_cast<std::uint64_t>(m_size->value()) * kGiB;
    m_client.call(operation, admin::AdminClient::Callback<admin::BodyStatus>(
                                 [self = QPointer(this)](const Result<admin::BodyStatus>& reply) {
                                     if (self) {
                                         self->take(reply);
                                     }
                                 }));
}

// Once to be asked, and once to do it.
void BodiesPanel::clearStored() {
    if (!m_sure) {
        m_sure = true;
        showStatus();
        return;
    }
    m_sure = false;
    m_writing = true;
    m_client.call(admin::ClearBodies{},
                  admin::AdminClient::Callback<admin::BodyStatus>(
                      [self = QPointer(this)](const Result<admin::BodyStatus>& reply) {
                          if (self) {
                              self->take(reply);
                          }
                      }));
}

void BodiesPanel::take(const Result<admin::BodyStatus>& reply) {
    m_writing = false;
    if (reply) {
        m_status = *reply;
        m_known = true;
    }
    m_refused = reply ? QString() : QString::fromStdString(reply.error().text());
    showStatus();
}

void BodiesPanel::showStatus() {
    const bool mine =
        m_known && m_managedBy.isEmpty() && m_gateway.whyNot(admin::Role::Admin).isEmpty();
    m_place->setEnabled(mine);
    m_place->setCurrent(indexOf(m_status.keep));
    {
        const QSignalBlocker noDays(m_days);
        const QSignalBlocker noSize(m_size);
        if (!m_days->hasFocus()) {
            m_days->setValue(static_cast<int>(m_status.days));
        }
        if (!m_size->hasFocus()) {
            m_size->setValue(shownSize());
        }
    }
    m_limits->setEnabled(mine);
    m_clear->setEnabled(mine);
    showHint();
    QString problem = m_refused.isEmpty() ? QString::fromStdString(m_status.problem) : m_refused;
    if (m_status.dropped > 0) {
        problem += (problem.isEmpty() ? QString() : QStringLiteral(" ")) +
                   tr("The bodies of %Ln calls could not be stored.", nullptr,
                      static_cast<int>(m_status.dropped));
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_used->setVisible(m_status.storedBytes > 0);
    m_usedText->setText(tr("%1 on disk now").arg(bytesText(m_status.storedBytes)));
    m_clear->setKind(m_sure ? ButtonKind::Danger : ButtonKind::Normal);
    m_clear->setText(m_sure ? tr("Delete them for good") : tr("Delete stored bodies"));
}

void BodiesPanel::showHint() {
    const BodyPlace chosen = kPlaces[m_place->current()];
    m_limits->setVisible(chosen == BodyPlace::Disk);
    if (const QString whyNot = m_gateway.whyNot(admin::Role::Admin); !whyNot.isEmpty()) {
        m_hint->setText(whyNot);
        return;
    }
    if (!m_managedBy.isEmpty()) {
        m_hint->setText(tr("Managed by %1: change it there.").arg(m_managedBy));
        return;
    }
    switch (chosen) {
        case BodyPlace::None:
            m_hint->setText(
                tr("Weir records the facts of a call and keeps nothing of what was "
                   "said. What is on disk already stays until its time is over."));
            return;
        case BodyPlace::Memory:
            m_hint->setText(
                tr("What was said in the last 500 calls is in memory until Weir ends, "
                   "and nowhere else."));
            return;
        case BodyPlace::Disk:
            m_hint->setText(
                m_status.key.empty()
                    ? tr("Encrypted with a key that Weir makes now and keeps in the keychain.")
                    : tr("Encrypted with the key %1; without it nobody can read them. Who looks "
                         "at a stored body is recorded.")
                          .arg(QString::fromStdString(m_status.key)));
            return;
    }
}

void BodiesPanel::retranslate() {
    setTitle(tr("Bodies"), tr("what tools send and get"));
    //: Where bodies are kept
    m_place->setTexts({tr("Nowhere"), tr("In memory"), tr("On disk, encrypted")});
    m_place->setAccessibleName(tr("Where bodies are kept"));
    //: Before a number of days
    m_daysLabel->setText(tr("Days"));
    m_days->setAccessibleName(tr("Days"));
    m_sizeLabel->setText(tr("At most"));
    m_size->setAccessibleName(tr("At most"));
    //: Behind a number: gibibytes
    m_size->setSuffix(tr(" GiB"));
    showStatus();
}

void BodiesPanel::changeEvent(QEvent* event) {
    Panel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void BodiesPanel::showEvent(QShowEvent* event) {
    Panel::showEvent(event);
    m_sure = false;
    refresh();
}

}  // namespace weir::ui
