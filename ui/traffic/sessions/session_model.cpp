// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sessions/session_model.hpp"

#include <QCoreApplication>
#include <unordered_set>
#include <utility>

#include "ui/traffic/row_text.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::SessionModel)
};

QString tokensText(const SessionRow& session, std::uint64_t tokens) {
    return (session.tokensEstimated ? QStringLiteral("~") : QString()) + countText(tokens);
}

// What is not known makes a sum the least that it can be.
QString costText(const SessionRow& session) {
    if (session.withoutCost == session.calls) {
        return Words::tr("unpriced");
    }
    const QString sign = session.withoutCost > 0 ? QString(QChar(0x2265))
                         : session.costEstimated ? QStringLiteral("~")
                                                 : QString();
    return sign + dollarsCellText(session.cost);
}

QString costSentence(const SessionRow& session) {
    QStringList sentences{Words::tr("$%1 together.").arg(text(session.cost.text()))};
    if (session.withoutCost > 0) {
        sentences << Words::tr("Of %Ln calls no cost is known.", nullptr,
                               static_cast<int>(session.withoutCost));
    }
    if (session.costEstimated) {
        sentences << Words::tr("Some of it is estimated or held.");
    }
    return sentences.join(QLatin1Char(' '));
}

QString targetText(const SessionRow& session) {
    if (session.targets.empty()) {
        return {};
    }
    const QString first = text(session.targets.front());
    if (session.targets.size() == 1) {
        return first;
    }
    //: A target, and how many others there were
    return Words::tr("%1, %Ln more", nullptr, static_cast<int>(session.targets.size()) - 1)
        .arg(first);
}

QString callsText(const SessionRow& session) {
    return session.running == 0
               ? countText(session.calls)
               : Words::tr("%1, %2 live").arg(countText(session.calls), countText(session.running));
}

QString cellText(const SessionRow& session, int column) {
    switch (column) {
        case SessionModel::Began:
            return localTime(session.began).toString(QStringLiteral("HH:mm:ss"));
        case SessionModel::Session:
            return session.session.empty() ? Words::tr("not named") : text(session.session);
        case SessionModel::Key:
            return session.severalKeys ? Words::tr("several") : text(session.key);
        case SessionModel::ServedBy:
            return targetText(session);
        case SessionModel::Calls:
            return callsText(session);
        case SessionModel::NotServed:
            return session.notServed == 0 ? QStringLiteral("–") : countText(session.notServed);
        case SessionModel::TokensIn:
            return tokensText(session, session.tokensIn);
        case SessionModel::TokensOut:
            return tokensText(session, session.tokensOut);
        case SessionModel::Lasted:
            return secondsText((session.ended - session.began).count());
        case SessionModel::Cost:
            return costText(session);
        default:
            return {};
    }
}

QString toolTipText(const SessionRow& session, int column) {
    switch (column) {
        case SessionModel::Began:
            return localTime(session.began).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz t"));
        case SessionModel::Session:
            return session.session.empty()
                       ? Words::tr("Clients name a session in the header x-session-id.")
                       : text(session.session);
        case SessionModel::Cost:
            return costSentence(session);
        default:
            return cellText(session, column);
    }
}

Token tokenOf(const SessionRow& session, int column) {
    switch (column) {
        case SessionModel::Began:
            return Token::Text2;
        case SessionModel::Session:
            return session.session.empty() ? Token::Muted : Token::Text;
        case SessionModel::Calls:
            return session.running > 0 ? Token::Accent : Token::Text;
        case SessionModel::NotServed:
            return session.notServed > 0 ? Token::Error : Token::Muted;
        case SessionModel::Cost:
            return session.withoutCost == session.calls ? Token::Muted : Token::Text;
        default:
            return Token::Text;
    }
}

QString titleOf(int column) {
    switch (column) {
        case SessionModel::Began:
            return Words::tr("Began");
        case SessionModel::Session:
            return Words::tr("Session");
        case SessionModel::Key:
            return Words::tr("Key");
        case SessionModel::ServedBy:
            return Words::tr("Served by");
        case SessionModel::Calls:
            return Words::tr("Calls");
        case SessionModel::NotServed:
            return Words::tr("Not served");
        case SessionModel::TokensIn:
            return Words::tr("Tok in");
        case SessionModel::TokensOut:
            return Words::tr("Tok out");
        case SessionModel::Lasted:
            return Words::tr("Lasted, s");
        case SessionModel::Cost:
            return Words::tr("Cost, $");
        default:
            return {};
    }
}

}  // namespace

// Both are in the same order, so that one walk tells what went, what changed and what is new.
void SessionModel::show(std::vector<SessionRow> sessions) {
    std::unordered_set<Id> wanted;
    for (const SessionRow& session : sessions) {
        wanted.insert(session.firstCall);
    }
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!wanted.contains(at(row).firstCall)) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    }
    for (std::size_t place = 0; place < sessions.size(); ++place) {
        const int row = static_cast<int>(place);
        const bool known =
            place < m_rows.size() && m_rows[place].firstCall == sessions[place].firstCall;
        if (!known) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, std::move(sessions[place]));
            endInsertRows();
        } else if (m_rows[place] != sessions[place]) {
            m_rows[place] = std::move(sessions[place]);
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

int SessionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SessionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SessionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const SessionRow& session = at(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return cellText(session, index.column());
        case Qt::ToolTipRole:
            return toolTipText(session, index.column());
        case kTokenRole:
            return static_cast<int>(tokenOf(session, index.column()));
        case kFiguresRole:
            return index.column() >= Calls;
        case kElideRole:
            return static_cast<int>(index.column() == Session ? Qt::ElideMiddle : Qt::ElideRight);
        default:
            return {};
    }
}

QVariant SessionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return titleOf(section);
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((section >= Calls ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    return {};
}

void SessionModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

}  // namespace weir::ui
