// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prices/reprice_dialog.hpp"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>
#include <array>

#include "engine/control/admin/reason.hpp"
#include "ui/prices/reprice_model.hpp"
#include "ui/spend/spend_range.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/labelled.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr std::array kRepriceWidths{
    ColumnWidth{RepriceModel::Provider, 130}, ColumnWidth{RepriceModel::Model, 190, 90},
    ColumnWidth{RepriceModel::Attempts, 90},  ColumnWidth{RepriceModel::Before, 110},
    ColumnWidth{RepriceModel::After, 110},    ColumnWidth{RepriceModel::Difference, 120},
};

Timestamp beginOf(const QDate& day, const QTimeZone& zone) {
    return Timestamp(std::chrono::milliseconds(day.startOfDay(zone).toMSecsSinceEpoch()));
}

}  // namespace

RepriceDialog::RepriceDialog(admin::AdminClient& client, const Clock& clock, const QTimeZone& zone,
                             const QStringList& providers, const QString& provider,
                             const QString& model, QWidget* parent)
    : GrowingDialog(parent),
      m_client(client),
      m_zone(zone),
      m_intro(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_fromLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_toLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_providerLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_modelLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_reasonLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_from(new QDateEdit(this)),
      m_to(new QDateEdit(this)),
      m_provider(new QComboBox(this)),
      m_model(new QLineEdit(model, this)),
      m_reason(new QLineEdit(this)),
      m_summary(makeParagraph(TextRole::Body, Tone::Text, this)),
      m_rows(new RepriceModel(this)),
      m_table(new TableView(this)),
      m_footer(new DialogFooter(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    const QDate today = timeIn(zone, clock.now()).date();
    m_from->setDate(QDate(today.year(), today.month(), 1));
    m_to->setDate(today);
    m_provider->addItem(QString());
    m_provider->addItems(providers);
    m_provider->setCurrentText(provider);
    m_table->setModel(m_rows);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setColumns({kRepriceWidths, RepriceModel::Model, {}});
    layOut();
    resize(metrics().px(820), metrics().px(560));
    for (QDateEdit* day : {m_from, m_to}) {
        day->setButtonSymbols(QAbstractSpinBox::NoButtons);
        // A day that is only half typed is no question yet.
        day->setKeyboardTracking(false);
        connect(day, &QDateEdit::dateChanged, this, &RepriceDialog::look);
    }
    connect(m_provider, &QComboBox::currentIndexChanged, this, &RepriceDialog::look);
    // What is typed is asked when it is whole; until then nothing can be ordered.
    connect(m_model, &QLineEdit::textEdited, this, &RepriceDialog::forget);
    connect(m_model, &QLineEdit::editingFinished, this, &RepriceDialog::look);
    m_reason->setMaxLength(admin::kMostReasonCharacters);
    connect(m_footer, &DialogFooter::primaryAsked, this, &RepriceDialog::reprice);
    retranslate();
    look();
}

void RepriceDialog::layOut() {
    auto* days = new QHBoxLayout;
    days->setSpacing(metrics().gap);
    days->addLayout(labelled(m_fromLabel, m_from));
    days->addLayout(labelled(m_toLabel, m_to));
    days->addLayout(labelled(m_providerLabel, m_provider), 1);
    days->addLayout(labelled(m_modelLabel, m_model), 2);
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                metrics().edgeRight);
    content->setSpacing(metrics().gap);
    content->addWidget(m_intro);
    content->addLayout(days);
    content->addWidget(m_summary);
    content->addWidget(m_table, 1);
    content->addLayout(labelled(m_reasonLabel, m_reason));
    m_footer->placeUnder(content, 720);
}

admin::RepriceCalls RepriceDialog::question() const {
    return {.from = beginOf(m_from->date(), m_zone),
            .until = beginOf(m_to->date().addDays(1), m_zone),
            .provider = m_provider->currentIndex() <= 0 ? std::string()
                                                        : m_provider->currentText().toStdString(),
            .model = m_model->text().trimmed().toStdString(),
            .dryRun = true,
            .reason = {}};
}

void RepriceDialog::forget() {
    m_known = false;
    m_problem.clear();
    ++m_question;
    showState();
}

void RepriceDialog::look() {
    forget();
    m_asked = question();
    const int number = m_question;
    m_client.call(m_asked,
                  admin::AdminClient::Callback<admin::RepricedCalls>(
                      [self = QPointer(this), number](const Result<admin::RepricedCalls>& reply) {
                          if (self && self->m_question == number) {
                              self->take(reply);
                          }
                      }));
}

void RepriceDialog::take(const Result<admin::RepricedCalls>& reply) {
    m_known = reply.ok();
    if (reply) {
        m_found = *reply;
        m_rows->setRows(m_found.rows);
    } else {
        m_problem = QString::fromStdString(reply.error().text());
    }
    showState();
}

void RepriceDialog::reprice() {
    // What was shown, and nothing else.
    admin::RepriceCalls order = m_asked;
    order.dryRun = false;
    order.reason = m_reason->text().trimmed().toStdString();
    m_writing = true;
    showState();
    m_client.call(order, admin::AdminClient::Callback<admin::RepricedCalls>(
                             [self = QPointer(this)](const Result<admin::RepricedCalls>& reply) {
                                 if (!self) {
                                     return;
                                 }
                                 self->m_writing = false;
                                 if (reply) {
                                     emit self->repriced(*reply);
                                     self->accept();
                                 } else {
                                     // Some of it may be written.
                                     self->look();
                                     self->m_problem = QString::fromStdString(reply.error().text());
                                     self->showState();
                                 }
                             }));
}

void RepriceDialog::showState() {
    for (QWidget* field : {static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_to),
                           static_cast<QWidget*>(m_provider), static_cast<QWidget*>(m_model),
                           static_cast<QWidget*>(m_reason)}) {
        field->setEnabled(!m_writing);
    }
    m_summary->setText(m_known ? summary() : m_problem.isEmpty() ? tr("Reckoning…") : QString());
    m_table->setEnabled(m_known);
    const QString whyNot = m_writing              ? tr("It is being written.")
                           : !m_known             ? tr("What would change is not known yet.")
                           : m_found.changed == 0 ? tr("Nothing changes.")
                                                  : QString();
    m_footer->setPrimaryEnabled(whyNot.isEmpty(), whyNot);
    if (m_problem.isEmpty()) {
        m_footer->setNote(m_writing ? whyNot : tr("It is added to the ledger, and stays."));
    } else {
        m_footer->setProblem(m_problem);
    }
}

QString RepriceDialog::summary() const {
    QStringList parts;
    parts << (m_found.changed == 0 ? tr("Of %Ln calls none would cost something else.", nullptr,
                                        static_cast<int>(m_found.calls))
                                   : tr("%1 of %2 calls cost something else: %3.")
                                         .arg(countText(m_found.changed), countText(m_found.calls),
                                              differenceText(m_found.after - m_found.before)));
    if (m_found.withoutUsage > 0) {
        parts << tr("Of %Ln calls nobody recorded the tokens; they stay as they are.", nullptr,
                    static_cast<int>(m_found.withoutUsage));
    }
    if (m_found.withoutPrice > 0) {
        parts << tr("Of %Ln calls no price is known; they stay as they are.", nullptr,
                    static_cast<int>(m_found.withoutPrice));
    }
    return parts.join(u' ');
}

void RepriceDialog::retranslate() {
    setWindowTitle(tr("Re-price booked calls"));
    m_intro->setText(
        tr("Calls of these days are priced anew, each at its time by the prices that hold now. "
           "Reports, budgets and calls then show the new cost."));
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("To"));
    m_providerLabel->setText(tr("Provider"));
    m_provider->setItemText(0, tr("every provider"));
    m_modelLabel->setText(tr("Model"));
    m_model->setPlaceholderText(tr("every model"));
    m_reasonLabel->setText(tr("Reason"));
    m_reason->setPlaceholderText(tr("for whoever reads the ledger"));
    m_footer->setPrimaryText(tr("Re-price"));
    m_rows->retranslate();
    m_table->setAccessibleName(tr("What would be booked"));
    showState();
}

void RepriceDialog::changeEvent(QEvent* event) {
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
