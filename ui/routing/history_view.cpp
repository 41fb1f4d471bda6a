// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/history_view.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/diff/diff_view.hpp"
#include "ui/routing/history_model.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr std::array kHistoryWidths{
    ColumnWidth{HistoryModel::Number, 130},
    ColumnWidth{HistoryModel::When, 160},
    ColumnWidth{HistoryModel::Who, 130},
    ColumnWidth{HistoryModel::Comment, 200},
};

}  // namespace

HistoryView::HistoryView(admin::AdminClient& client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_model(new HistoryModel(this)),
      m_table(new TableView(this)),
      m_older(new Button(ButtonKind::Link, this)),
      m_title(makeLabel(TextRole::Head, Tone::Text, this)),
      m_fact(new ElidedLabel(Qt::ElideRight, this)),
      m_rollBack(new Button(ButtonKind::Normal, this)),
      m_diff(new DiffView(this)),
      m_note(makeParagraph(TextRole::Body, Tone::Muted, this)) {
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setColumns({kHistoryWidths, HistoryModel::Comment, {}});
    m_rollBack->setObjectName(QStringLiteral("roll_back"));
    m_rollBack->setIconName(QStringLiteral("undo"));
    setTone(m_fact, Tone::Muted);
    auto* list = new QWidget(this);
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_older, 0, Qt::AlignLeft);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metrics().edgeLeft, metrics().space(2), metrics().edgeRight,
                             metrics().space(2));
    head->setSpacing(metrics().space(2));
    head->addWidget(m_title);
    head->addWidget(m_fact, 1);
    head->addWidget(m_rollBack);
    auto* below = new QWidget(this);
    auto* down = new QVBoxLayout(below);
    down->setContentsMargins({});
    down->setSpacing(0);
    down->addLayout(head);
    m_note->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, metrics().space(2));
    down->addWidget(m_note);
    down->addWidget(m_diff, 1);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(list);
    splitter->addWidget(below);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->setSizes({metrics().px(280), metrics().px(360)});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryView::askTexts);
    connect(m_older, &QPushButton::clicked, this, &HistoryView::askOlder);
    connect(m_rollBack, &QPushButton::clicked, this, &HistoryView::rollBack);
    retranslate();
}

void HistoryView::pull() {
    m_client.call(admin::GetPolicyHistory{},
                  admin::AdminClient::Callback<admin::PolicyHistory>(
                      [self = QPointer(this)](const Result<admin::PolicyHistory>& reply) {
                          if (self) {
                              self->takeNewest(reply);
                          }
                      }));
}

void HistoryView::askOlder() {
    if (m_askingOlder) {
        return;
    }
    m_askingOlder = true;
    admin::GetPolicyHistory operation;
    operation.before = oldest();
    m_client.call(operation, admin::AdminClient::Callback<admin::PolicyHistory>(
                                 [self = QPointer(this), before = operation.before](
                                     const Result<admin::PolicyHistory>& reply) {
                                     if (self) {
                                         self->takeOlder(reply, before);
                                     }
                                 }));
}

std::uint64_t HistoryView::oldest() const {
    const admin::RevisionRow* last = m_model->at(m_model->rowCount() - 1);
    return last == nullptr ? 0 : last->number;
}

// Whether there is anything to take.
bool HistoryView::isAnswer(const Result<admin::PolicyHistory>& reply) {
    m_problem = reply ? QString() : QString::fromStdString(reply.error().text());
    if (!reply) {
        m_wanted = 0;
        showState();
    }
    return bool(reply);
}

void HistoryView::takeNewest(const Result<admin::PolicyHistory>& reply) {
    if (!isAnswer(reply)) {
        return;
    }
    m_more = reply->more;
    const std::uint64_t looked = m_number;
    m_model->setRevisions(reply->active, reply->revisions);
    int row = 0;
    for (int each = 0; each < m_model->rowCount(); ++each) {
        row = m_model->at(each)->number == looked ? each : row;
    }
    m_table->setCurrentIndex(m_model->index(row, 0));
    showState();
    findWanted();
}

void HistoryView::takeOlder(const Result<admin::PolicyHistory>& reply, std::uint64_t before) {
    m_askingOlder = false;
    if (!isAnswer(reply)) {
        return;
    }
    // Not behind other revisions, if they were exchanged meanwhile.
    if (before == oldest()) {
        m_more = reply->more;
        m_model->append(reply->revisions);
        askTexts();
    }
    findWanted();
}

void HistoryView::findWanted() {
    for (int row = 0; m_wanted != 0 && row < m_model->rowCount(); ++row) {
        if (m_model->at(row)->number == m_wanted) {
            m_wanted = 0;
            m_table->setCurrentIndex(m_model->index(row, 0));
        }
    }
    if (m_wanted != 0 && m_more) {
        askOlder();
    } else {
        m_wanted = 0;
    }
}

// Both texts that are compared. What stands there stays until they are there.
void HistoryView::askTexts() {
    const int row = m_table->currentIndex().row();
    const admin::RevisionRow* revision = m_model->at(row);
    if (revision == nullptr) {
        return;
    }
    m_number = revision->number;
    m_beforeNumber = m_model->before(row).value_or(0);
    m_text.reset();
    m_before.reset();
    for (const std::uint64_t number : {m_number, m_beforeNumber}) {
        if (number == 0) {
            continue;
        }
        admin::GetPolicy operation;
        operation.number = number;
        m_client.call(operation,
                      admin::AdminClient::Callback<admin::PolicyText>(
                          [self = QPointer(this), number](const Result<admin::PolicyText>& reply) {
                              if (self) {
                                  self->takeText(reply, number);
                              }
                          }));
    }
    showState();
}

void HistoryView::takeText(const Result<admin::PolicyText>& reply, std::uint64_t number) {
    if (number != m_number && number != m_beforeNumber) {
        return;  // another one is looked at by now
    }
    if (!reply) {
        m_problem = QString::fromStdString(reply.error().text());
        showState();
        return;
    }
    (number == m_number ? m_text : m_before) = *reply;
    if (m_text && (m_before || m_beforeNumber == 0)) {
        showChanges();
    }
    showState();
}

void HistoryView::showChanges() {
    const QStringList before = m_before ? linesOfText(m_before->text) : QStringList();
    m_diff->setLines(foldSame(diffLines(before, linesOfText(m_text->text))));
}

void HistoryView::showState() {
    m_older->setVisible(m_more);
    m_title->setText(tr("Revision %1").arg(countText(m_number)));
    m_title->setVisible(m_number != 0);
    m_fact->setText(m_beforeNumber == 0
                        ? QString()
                        : tr("what it changed of revision %1").arg(countText(m_beforeNumber)));
    const bool first = m_number != 0 && m_beforeNumber == 0 && !m_more;
    m_note->setText(!m_problem.isEmpty() ? m_problem
                    : first              ? tr("The first one that is kept: all of it is new.")
                                         : QString());
    setTone(m_note, m_problem.isEmpty() ? Tone::Muted : Tone::Error);
    m_note->setVisible(!m_note->text().isEmpty());
    const bool current = m_number == m_model->active();
    const QString why = current ? tr("These rules are in force.") : m_locked;
    m_rollBack->setVisible(m_number != 0);
    m_rollBack->setEnabled(why.isEmpty() && m_text.has_value());
    m_rollBack->setToolTip(why);
    m_rollBack->setText(tr("Roll back to %1…").arg(countText(m_number)));
}

void HistoryView::setLocked(const QString& why) {
    m_locked = why;
    showState();
}

QWidget* HistoryView::focusTarget() const {
    return m_table;
}

void HistoryView::rollBack() {
    if (m_rollBack->isEnabled() && m_text) {
        emit rollBackAsked(*m_text);
    }
}

void HistoryView::retranslate() {
    m_table->setAccessibleName(tr("Revisions"));
    m_diff->setAccessibleName(tr("What the revision changed"));
    m_older->setText(tr("Show older revisions"));
    m_model->retranslate();
    showState();
}

void HistoryView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
