// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/try_form.hpp"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>
#include <utility>

#include "ui/routing/condition_value.hpp"
#include "ui/routing/route_text.hpp"
#include "ui/routing/words_field.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr bool admin::TriedCall::* kFlagOf[] = {
    &admin::TriedCall::stream,   &admin::TriedCall::tools, &admin::TriedCall::images,
    &admin::TriedCall::audio,    &admin::TriedCall::files, &admin::TriedCall::structured,
    &admin::TriedCall::lowBudget};
constexpr RouteField kFlagField[] = {
    RouteField::Stream, RouteField::Tools,      RouteField::Images,   RouteField::Audio,
    RouteField::Files,  RouteField::Structured, RouteField::LowBudget};
constexpr int kLines = 3;

// An empty field is none.
std::optional<std::uint64_t> readCount(const QString& typed) {
    QString plain = typed.trimmed();
    plain.remove(QLocale().groupSeparator());
    plain.remove(QLatin1Char(' '));
    if (plain.isEmpty()) {
        return 0;
    }
    bool read = false;
    const qulonglong number = plain.toULongLong(&read);
    return read && number < (qulonglong(1) << 62U) ? std::optional<std::uint64_t>(number)
                                                   : std::nullopt;
}

// An empty field is all of it.
std::optional<std::uint32_t> readShare(const QString& typed) {
    RouteCondition test;
    test.field = RouteField::BudgetLeft;
    test.number = kWholeShare;
    const bool read = typed.trimmed().isEmpty() || readValue(typed, test).isEmpty();
    return read ? std::optional(static_cast<std::uint32_t>(test.number)) : std::nullopt;
}

// "name: value", one a line. A line without a name is none.
template <class Named>
std::vector<Named> readNamed(const QString& typed) {
    std::vector<Named> read;
    for (const QString& line : typed.split(u'\n')) {
        const QString name = line.section(u':', 0, 0).trimmed();
        if (!name.isEmpty()) {
            Named& named = read.emplace_back();
            named.name = name.toStdString();
            named.value = line.section(u':', 1).trimmed().toStdString();
        }
    }
    return read;
}

std::vector<weir::Header> readHeaders(const QString& typed) {
    std::vector<weir::Header> headers = readNamed<weir::Header>(typed);
    for (weir::Header& header : headers) {
        header.name = QString::fromStdString(header.name).toLower().toStdString();
    }
    return headers;
}

template <class Named>
QString namedLines(const std::vector<Named>& all) {
    QStringList lines;
    for (const Named& each : all) {
        lines << QString::fromStdString(each.name) + QStringLiteral(": ") +
                     QString::fromStdString(each.value);
    }
    return lines.join(u'\n');
}

QString textOf(std::uint64_t number) {
    return number == 0 ? QString() : countText(number);
}

}  // namespace

TryForm::TryForm(KnownValues known, QWidget* parent)
    : QWidget(parent),
      m_headersLabel(makeLabel(TextRole::Small, Tone::Muted, this)),
      m_headers(new QPlainTextEdit(this)),
      m_metadataLabel(makeLabel(TextRole::Small, Tone::Muted, this)),
      m_metadata(new QPlainTextEdit(this)),
      m_promptLabel(makeLabel(TextRole::Small, Tone::Muted, this)),
      m_prompt(new QPlainTextEdit(this)),
      m_time(makeLabel(TextRole::Small, Tone::Muted, this)),
      m_now(new Button(ButtonKind::Link, this)) {
    constexpr std::pair<Field, RouteField> kKnown[] = {{Model, RouteField::Model},
                                                       {Endpoint, RouteField::Endpoint},
                                                       {Key, RouteField::Key},
                                                       {Team, RouteField::Team},
                                                       {User, RouteField::User},
                                                       {Tier, RouteField::Tier},
                                                       {Tags, RouteField::Tag},
                                                       {Task, RouteField::Task},
                                                       {Complexity, RouteField::Complexity}};
    for (std::size_t field = 0; field < FieldCount; ++field) {
        m_labels[field] = makeLabel(TextRole::Small, Tone::Muted, this);
        m_fields[field] = new WordsField(this);
        m_fields[field]->setSingle(field != Tags);
        m_labels[field]->setBuddy(m_fields[field]);
        connect(m_fields[field], &QLineEdit::textEdited, this, &TryForm::check);
    }
    for (const auto& [field, asked] : kKnown) {
        m_fields[field]->setKnown([known, asked = asked] { return known(asked); });
    }
    static_assert(std::size(kFlagOf) == kFlags && std::size(kFlagField) == kFlags);
    for (QCheckBox*& flag : m_flags) {
        flag = new QCheckBox(this);
        connect(flag, &QCheckBox::toggled, this, &TryForm::changed);
    }
    setUp(*m_headers);
    setUp(*m_metadata);
    setUp(*m_prompt);
    connect(m_now, &QPushButton::clicked, this, [this] {
        m_at = {};
        showTime();
        emit changed();
    });
    layOut();
    setCall({});
    retranslate();
}

void TryForm::setUp(QPlainTextEdit& edit) {
    edit.setTabChangesFocus(true);
    edit.setFixedHeight(kLines * edit.fontMetrics().lineSpacing() + metrics().space(3));
    connect(&edit, &QPlainTextEdit::textChanged, this, &TryForm::changed);
}

// In the order in which Tab goes through it: two pairs of label and field a line.
void TryForm::layOut() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics().space(2));
    grid->setVerticalSpacing(metrics().px(6));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    for (int field = 0; field < FieldCount; ++field) {
        const auto at = static_cast<std::size_t>(field);
        m_fields[at]->setMinimumWidth(metrics().px(70));
        grid->addWidget(m_labels[at], field / 2, field % 2 * 2);
        grid->addWidget(m_fields[at], field / 2, field % 2 * 2 + 1);
    }
    auto* flags = new QGridLayout;
    flags->setHorizontalSpacing(metrics().gap);
    flags->setVerticalSpacing(metrics().px(6));
    for (int flag = 0; flag < kFlags; ++flag) {
        flags->addWidget(m_flags[static_cast<std::size_t>(flag)], flag / 3, flag % 3);
    }
    flags->setColumnStretch(3, 1);
    auto* time = new QHBoxLayout;
    time->addWidget(m_time);
    time->addWidget(m_now);
    time->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, metrics().space(2), metrics().gap,
                               metrics().gap);
    layout->setSpacing(metrics().space(2));
    layout->addLayout(grid);
    layout->addLayout(flags);
    layout->addWidget(m_promptLabel);
    layout->addWidget(m_prompt);
    layout->addWidget(m_headersLabel);
    layout->addWidget(m_headers);
    layout->addWidget(m_metadataLabel);
    layout->addWidget(m_metadata);
    layout->addLayout(time);
    layout->addStretch();
    m_headersLabel->setBuddy(m_headers);
    m_metadataLabel->setBuddy(m_metadata);
    m_promptLabel->setBuddy(m_prompt);
}

void TryForm::setCall(const admin::TriedCall& call) {
    const auto set = [this](Field field, const QString& text) { m_fields[field]->setText(text); };
    const auto word = [](const std::string& utf8) { return QString::fromStdString(utf8); };
    set(Model, word(call.model));
    set(Endpoint, word(call.endpoint));
    set(Key, word(call.key));
    set(Team, word(call.team));
    set(User, word(call.user));
    set(Tier, word(call.tier));
    set(Session, word(call.session));
    QStringList tags;
    for (const std::string& tag : call.tags) {
        tags << word(tag);
    }
    set(Tags, tags.join(QStringLiteral(", ")));
    set(Tokens, textOf(call.tokens));
    set(MaxTokens, textOf(call.maxTokens));
    set(Messages, textOf(call.messages));
    set(Task, word(call.task));
    set(Complexity, word(call.complexity));
    set(BudgetLeft, call.budgetLeft == kWholeShare
                        ? QString()
                        : countText(call.budgetLeft) + QStringLiteral(" %"));
    for (std::size_t flag = 0; flag < kFlags; ++flag) {
        const QSignalBlocker quiet(m_flags[flag]);
        m_flags[flag]->setChecked(call.*kFlagOf[flag]);
    }
    std::vector<MetadataMember> metadata = call.metadata;
    std::erase_if(metadata, [](const MetadataMember& each) { return !each.present; });
    const QSignalBlocker quiet(m_headers);
    const QSignalBlocker quietToo(m_prompt);
    const QSignalBlocker quietThree(m_metadata);
    m_headers->setPlainText(namedLines(call.headers));
    m_metadata->setPlainText(namedLines(metadata));
    m_prompt->setPlainText(word(call.prompt));
    m_at = call.at;
    showTime();
    check();
}

admin::TriedCall TryForm::call() const {
    const auto word = [this](Field field) {
        return m_fields[field]->text().trimmed().toStdString();
    };
    admin::TriedCall call;
    call.model = word(Model);
    call.endpoint = word(Endpoint);
    call.key = word(Key);
    call.team = word(Team);
    call.user = word(User);
    call.tier = word(Tier);
    call.session = word(Session);
    for (const QString& tag : m_fields[Tags]->text().split(u',')) {
        if (!tag.trimmed().isEmpty()) {
            call.tags.push_back(tag.trimmed().toStdString());
        }
    }
    call.tokens = number(Tokens);
    call.maxTokens = number(MaxTokens);
    call.messages =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(number(Messages), UINT32_MAX));
    for (std::size_t flag = 0; flag < kFlags; ++flag) {
        call.*kFlagOf[flag] = m_flags[flag]->isChecked();
    }
    call.task = word(Task);
    call.complexity = word(Complexity);
    call.budgetLeft = readShare(m_fields[BudgetLeft]->text()).value_or(call.budgetLeft);
    call.prompt = m_prompt->toPlainText().toStdString();
    call.headers = readHeaders(m_headers->toPlainText());
    call.metadata = readNamed<MetadataMember>(m_metadata->toPlainText());
    call.at = m_at;
    return call;
}

std::uint64_t TryForm::number(Field field) const {
    return readCount(m_fields[field]->text()).value_or(0);
}

void TryForm::check() {
    for (const Field field : {Tokens, MaxTokens, Messages}) {
        m_fields[field]->setInvalid(!readCount(m_fields[field]->text()));
    }
    m_fields[BudgetLeft]->setInvalid(!readShare(m_fields[BudgetLeft]->text()));
    emit changed();
}

QString TryForm::problem() const {
    for (const Field field : {Tokens, MaxTokens, Messages}) {
        if (!readCount(m_fields[field]->text())) {
            return tr("\"%1\" is not a whole number.").arg(m_fields[field]->text().trimmed());
        }
    }
    if (!readShare(m_fields[BudgetLeft]->text())) {
        return tr("What is left of a budget is written like 20 %, from 0 to 100.");
    }
    return m_fields[Model]->text().trimmed().isEmpty() ? tr("Type the model that is asked for.")
                                                       : QString();
}

QWidget* TryForm::focusTarget() const {
    return m_fields[Model];
}

void TryForm::showTime() {
    const bool then = m_at != Timestamp();
    m_time->setText(then ? tr("As of %1").arg(dateTimeText(localTime(m_at))) : tr("As of now"));
    m_now->setVisible(then);
}

void TryForm::retranslate() {
    const QString labels[FieldCount] = {
        tr("Model"),    tr("Endpoint"), tr("Key"),        tr("Team"),       tr("User"),
        tr("Tier"),     tr("Tags"),     tr("Session"),    tr("Tokens in"),  tr("Max tokens"),
        tr("Messages"), tr("Task"),     tr("Complexity"), tr("Budget left")};
    for (std::size_t field = 0; field < FieldCount; ++field) {
        m_labels[field]->setText(labels[field]);
        m_fields[field]->setAccessibleName(labels[field]);
    }
    for (std::size_t flag = 0; flag < kFlags; ++flag) {
        m_flags[flag]->setText(fieldText(kFlagField[flag]));
    }
    m_headersLabel->setText(tr("Headers, one a line: name: value"));
    m_headers->setAccessibleName(m_headersLabel->text());
    m_metadataLabel->setText(tr("Metadata, one a line: name: value"));
    m_metadata->setAccessibleName(m_metadataLabel->text());
    m_promptLabel->setText(tr("Prompt, to be judged where no task is given"));
    m_prompt->setAccessibleName(m_promptLabel->text());
    m_now->setText(tr("Take now"));
    showTime();
}

void TryForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
