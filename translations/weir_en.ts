<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DestinationText</name>
    <message numerus="yes">
        <source>%Ln min ago</source>
        <translation>
            <numerusform>%Ln min ago</numerusform>
            <numerusform>%Ln min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::AlertsPage</name>
    <message numerus="yes">
        <source>%Ln now</source>
        <translation>
            <numerusform>%Ln now</numerusform>
            <numerusform>%Ln now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln webhooks are told</source>
        <translation>
            <numerusform>%Ln webhook is told</numerusform>
            <numerusform>%Ln webhooks are told</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::Attention</name>
    <message numerus="yes">
        <source>%Ln models have no price</source>
        <translation>
            <numerusform>%Ln model has no price</numerusform>
            <numerusform>%Ln models have no price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls of today count as unpriced, not as zero.</source>
        <translation>
            <numerusform>%Ln call of today counts as unpriced, not as zero.</numerusform>
            <numerusform>%Ln calls of today count as unpriced, not as zero.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::AuditPage</name>
    <message numerus="yes">
        <source>%Ln records copied</source>
        <translation>
            <numerusform>%Ln record copied</numerusform>
            <numerusform>%Ln records copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records exported</source>
        <translation>
            <numerusform>%Ln record exported</numerusform>
            <numerusform>%Ln records exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are hidden by the filter.</source>
        <translation>
            <numerusform>%Ln is hidden by the filter.</numerusform>
            <numerusform>%Ln are hidden by the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <translation>
            <numerusform>%Ln matches</numerusform>
            <numerusform>%Ln match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::BodiesPanel</name>
    <message numerus="yes">
        <source>The bodies of %Ln calls could not be stored.</source>
        <translation>
            <numerusform>The bodies of %Ln call could not be stored.</numerusform>
            <numerusform>The bodies of %Ln calls could not be stored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::BodyCompare</name>
    <message numerus="yes">
        <source>%Ln lines only in the first (−)</source>
        <translation>
            <numerusform>%Ln line only in the first (−)</numerusform>
            <numerusform>%Ln lines only in the first (−)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln only in the second (+)</source>
        <translation>
            <numerusform>%Ln only in the second (+)</numerusform>
            <numerusform>%Ln only in the second (+)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::Budgets</name>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a price</source>
        <translation>
            <numerusform>%Ln without a price</numerusform>
            <numerusform>%Ln without a price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %Ln days</source>
        <translation>
            <numerusform>in the last day</numerusform>
            <numerusform>in the last %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %Ln hours</source>
        <translation>
            <numerusform>in the last hour</numerusform>
            <numerusform>in the last %Ln hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::CallActions</name>
    <message numerus="yes">
        <source>%Ln calls exported</source>
        <translation>
            <numerusform>%Ln call exported</numerusform>
            <numerusform>%Ln calls exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls that the table shows</source>
        <translation>
            <numerusform>%Ln call that the table shows</numerusform>
            <numerusform>%Ln calls that the table shows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::CarriedOver</name>
    <message numerus="yes">
        <source>%Ln tool calls</source>
        <translation>
            <numerusform>%Ln tool call</numerusform>
            <numerusform>%Ln tool calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln results of tools</source>
        <translation>
            <numerusform>%Ln result of a tool</numerusform>
            <numerusform>%Ln results of tools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reasonings</source>
        <translation>
            <numerusform>%Ln reasoning</numerusform>
            <numerusform>%Ln reasonings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other parts</source>
        <translation>
            <numerusform>%Ln other part</numerusform>
            <numerusform>%Ln other parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::ChooseStep</name>
    <message numerus="yes">
        <source>%Ln servers connected</source>
        <translation>
            <numerusform>%Ln server connected</numerusform>
            <numerusform>%Ln servers connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln models</source>
        <translation>
            <numerusform>%Ln model</numerusform>
            <numerusform>%Ln models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use your account with %1 or %Ln others.</source>
        <translation>
            <numerusform>Use your account with %1 or another.</numerusform>
            <numerusform>Use your account with %1 or %Ln others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::DemandEditor</name>
    <message numerus="yes">
        <source>kept at most %Ln days</source>
        <translation>
            <numerusform>kept at most %Ln day</numerusform>
            <numerusform>kept at most %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::DestinationModel</name>
    <message numerus="yes">
        <source>%Ln connections begun</source>
        <translation>
            <numerusform>%Ln connection begun</numerusform>
            <numerusform>%Ln connections begun</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::DestinationsPage</name>
    <message numerus="yes">
        <source>%1 in use of %Ln ways out</source>
        <translation>
            <numerusform>%1 in use of %Ln way out</numerusform>
            <numerusform>%1 in use of %Ln ways out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::DiffView</name>
    <message numerus="yes">
        <source>%Ln lines are the same</source>
        <translation>
            <numerusform>%Ln line is the same</numerusform>
            <numerusform>%Ln lines are the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::DirectoryImportDialog</name>
    <message numerus="yes">
        <source>%Ln to be added</source>
        <translation>
            <numerusform>%Ln to be added</numerusform>
            <numerusform>%Ln to be added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be changed</source>
        <translation>
            <numerusform>%Ln to be changed</numerusform>
            <numerusform>%Ln to be changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln as they are</source>
        <translation>
            <numerusform>%Ln as it is</numerusform>
            <numerusform>%Ln as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::DraftBar</name>
    <message numerus="yes">
        <source>%Ln rules cannot be applied yet.</source>
        <translation>
            <numerusform>%Ln rule cannot be applied yet.</numerusform>
            <numerusform>%Ln rules cannot be applied yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes to revision %1</source>
        <translation>
            <numerusform>%Ln change to revision %1</numerusform>
            <numerusform>%Ln changes to revision %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sets cannot be applied yet.</source>
        <translation>
            <numerusform>%Ln set cannot be applied yet.</numerusform>
            <numerusform>%Ln sets cannot be applied yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::EventsTab</name>
    <message numerus="yes">
        <source>%Ln events, as they went out to the client; %1.</source>
        <extracomment>%1 is where they are kept: &quot;in memory only&quot;</extracomment>
        <translation>
            <numerusform>%Ln event, as it went out to the client; %1.</numerusform>
            <numerusform>%Ln events, as they went out to the client; %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::ExpiryField</name>
    <message numerus="yes">
        <source>in %Ln days</source>
        <translation>
            <numerusform>in %Ln day</numerusform>
            <numerusform>in %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::ExportDialog</name>
    <message numerus="yes">
        <source>%1, %Ln s left</source>
        <translation>
            <numerusform>%1, %Ln s left</numerusform>
            <numerusform>%1, %Ln s left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::FlowBands</name>
    <message numerus="yes">
        <source>%Ln under way</source>
        <translation>
            <numerusform>%Ln under way</numerusform>
            <numerusform>%Ln under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln cancelled</numerusform>
            <numerusform>%Ln cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passed on</source>
        <translation>
            <numerusform>%Ln passed on</numerusform>
            <numerusform>%Ln passed on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others</source>
        <extracomment>Of callers, rules or targets: those that are not shown one by one</extracomment>
        <translation>
            <numerusform>%Ln other</numerusform>
            <numerusform>%Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are under way.</source>
        <translation>
            <numerusform>%Ln is under way.</numerusform>
            <numerusform>%Ln are under way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln went ways too many to show.</source>
        <translation>
            <numerusform>%Ln went ways too many to show.</numerusform>
            <numerusform>%Ln went ways too many to show.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls ended</source>
        <translation>
            <numerusform>%Ln call ended</numerusform>
            <numerusform>%Ln calls ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::FlowChart</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <extracomment>Events beside those that are listed</extracomment>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::ImportDialog</name>
    <message numerus="yes">
        <source>%n provider(s)</source>
        <translation>
            <numerusform>%n provider</numerusform>
            <numerusform>%n providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rate limit(s)</source>
        <translation>
            <numerusform>%n rate limit</numerusform>
            <numerusform>%n rate limits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n budget(s)</source>
        <translation>
            <numerusform>%n budget</numerusform>
            <numerusform>%n budgets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s)</source>
        <translation>
            <numerusform>%n price</numerusform>
            <numerusform>%n prices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep the %n key(s) of providers that stand in the file in the keychain</source>
        <translation>
            <numerusform>Keep the key of a provider that stands in the file in the keychain</numerusform>
            <numerusform>Keep the %n keys of providers that stand in the file in the keychain</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::KeyEndDialog</name>
    <message numerus="yes">
        <source>Revoke %Ln keys</source>
        <translation>
            <numerusform>Revoke key</numerusform>
            <numerusform>Revoke %Ln keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::KeysDialog</name>
    <message numerus="yes">
        <source>Change %Ln keys</source>
        <translation>
            <numerusform>Change %Ln key</numerusform>
            <numerusform>Change %Ln keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::KeysTogether</name>
    <message numerus="yes">
        <source>%Ln keys were changed.</source>
        <translation>
            <numerusform>%Ln key was changed.</numerusform>
            <numerusform>%Ln keys were changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back the change of %Ln keys</source>
        <translation>
            <numerusform>Take back the change of %Ln key</numerusform>
            <numerusform>Take back the change of %Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys were revoked.</source>
        <translation>
            <numerusform>%Ln key was revoked.</numerusform>
            <numerusform>%Ln keys were revoked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::MessagesTab</name>
    <message numerus="yes">
        <source>%Ln messages, %1</source>
        <extracomment>%1 is where they are kept: &quot;in memory only&quot;</extracomment>
        <translation>
            <numerusform>%Ln message, %1</numerusform>
            <numerusform>%Ln messages, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::Notifier</name>
    <message numerus="yes">
        <source>%Ln things happened</source>
        <translation>
            <numerusform>%Ln thing happened</numerusform>
            <numerusform>%Ln things happened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::PauseOrders</name>
    <message numerus="yes">
        <source>%Ln calls are still under way.</source>
        <translation>
            <numerusform>%Ln call is still under way.</numerusform>
            <numerusform>%Ln calls are still under way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::PricesPage</name>
    <message numerus="yes">
        <source>%Ln models</source>
        <translation>
            <numerusform>%Ln model</numerusform>
            <numerusform>%Ln models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prices of your own</source>
        <translation>
            <numerusform>%Ln price of your own</numerusform>
            <numerusform>%Ln prices of your own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln models are called and have no price.</source>
        <translation>
            <numerusform>%Ln model is called and has no price.</numerusform>
            <numerusform>%Ln models are called and have no price.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls now cost something else: %1</source>
        <translation>
            <numerusform>%Ln call now costs something else: %1</numerusform>
            <numerusform>%Ln calls now cost something else: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::ProviderModel</name>
    <message numerus="yes">
        <source>%Ln dialects</source>
        <translation>
            <numerusform>%Ln dialect</numerusform>
            <numerusform>%Ln dialects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::ProvidersPage</name>
    <message numerus="yes">
        <source>%Ln providers</source>
        <translation>
            <numerusform>%Ln provider</numerusform>
            <numerusform>%Ln providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln models</source>
        <translation>
            <numerusform>%Ln model</numerusform>
            <numerusform>%Ln models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::RateLimits</name>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::Replay</name>
    <message numerus="yes">
        <source>rules</source>
        <translation>
            <numerusform>rule</numerusform>
            <numerusform>rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls of %1, finished</source>
        <translation>
            <numerusform>%Ln call of %1, finished</numerusform>
            <numerusform>%Ln calls of %1, finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls so far, back to %1</source>
        <translation>
            <numerusform>%Ln call so far, back to %1</numerusform>
            <numerusform>%Ln calls so far, back to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls back to %1, then stopped</source>
        <translation>
            <numerusform>%Ln call back to %1, then stopped</numerusform>
            <numerusform>%Ln calls back to %1, then stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules with an error are left out.</source>
        <translation>
            <numerusform>%Ln rule with an error is left out.</numerusform>
            <numerusform>%Ln rules with an error are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls without a price are not in the cost.</source>
        <translation>
            <numerusform>%Ln call without a price is not in the cost.</numerusform>
            <numerusform>%Ln calls without a price are not in the cost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls are left out: what these rules ask for was not recorded.</source>
        <translation>
            <numerusform>%Ln call is left out: what these rules ask for was not recorded.</numerusform>
            <numerusform>%Ln calls are left out: what these rules ask for was not recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln calls a figure had to be assumed.</source>
        <translation>
            <numerusform>Of %Ln call a figure had to be assumed.</numerusform>
            <numerusform>Of %Ln calls a figure had to be assumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln calls nobody knows what their lost prompt cache would cost.</source>
        <translation>
            <numerusform>Of %Ln call nobody knows what its lost prompt cache would cost.</numerusform>
            <numerusform>Of %Ln calls nobody knows what their lost prompt cache would cost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls go where too few went to model how long they would take.</source>
        <translation>
            <numerusform>%Ln call goes where too few went to model how long it would take.</numerusform>
            <numerusform>%Ln calls go where too few went to model how long they would take.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::Report</name>
    <message numerus="yes">
        <source>%Ln more have smaller sums and are in the total.</source>
        <translation>
            <numerusform>%Ln more has a smaller sum and is in the total.</numerusform>
            <numerusform>%Ln more have smaller sums and are in the total.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>~: the provider did not report the tokens of %Ln requests; they are estimated.</source>
        <translation>
            <numerusform>~: the provider did not report the tokens of %Ln request; they are estimated.</numerusform>
            <numerusform>~: the provider did not report the tokens of %Ln requests; they are estimated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≥: no price is known for %Ln requests; what they did cost is in no sum.</source>
        <translation>
            <numerusform>≥: no price is known for %Ln request; what it did cost is in no sum.</numerusform>
            <numerusform>≥: no price is known for %Ln requests; what they did cost is in no sum.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::RepriceDialog</name>
    <message numerus="yes">
        <source>Of %Ln calls nobody recorded the tokens; they stay as they are.</source>
        <translation>
            <numerusform>Of %Ln call nobody recorded the tokens; it stays as it is.</numerusform>
            <numerusform>Of %Ln calls nobody recorded the tokens; they stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln calls no price is known; they stay as they are.</source>
        <translation>
            <numerusform>Of %Ln call no price is known; it stays as it is.</numerusform>
            <numerusform>Of %Ln calls no price is known; they stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln calls none would cost something else.</source>
        <translation>
            <numerusform>The one call would cost nothing else.</numerusform>
            <numerusform>Of %Ln calls none would cost something else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::RouteClipboard</name>
    <message numerus="yes">
        <source>%Ln rules copied as YAML</source>
        <translation>
            <numerusform>%Ln rule copied as YAML</numerusform>
            <numerusform>%Ln rules copied as YAML</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 And %Ln more.</source>
        <extracomment>What is wrong with a text, and how much else is</extracomment>
        <translation>
            <numerusform>%1 And %Ln more.</numerusform>
            <numerusform>%1 And %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %Ln rules</source>
        <translation>
            <numerusform>Paste %Ln rule</numerusform>
            <numerusform>Paste %Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules were added to the draft.</source>
        <translation>
            <numerusform>%Ln rule was added to the draft.</numerusform>
            <numerusform>%Ln rules were added to the draft.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::RouteModel</name>
    <message numerus="yes">
        <source>%Ln not ready</source>
        <translation>
            <numerusform>%Ln not ready</numerusform>
            <numerusform>%Ln not ready</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::RoutingOrders</name>
    <message numerus="yes">
        <source>The draft can be applied. There are %Ln notes to read.</source>
        <translation>
            <numerusform>The draft can be applied. There is %Ln note to read.</numerusform>
            <numerusform>The draft can be applied. There are %Ln notes to read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::RoutingPage</name>
    <message numerus="yes">
        <source>%Ln rules were taken out of the draft.</source>
        <translation>
            <numerusform>%Ln rule was taken out of the draft.</numerusform>
            <numerusform>%Ln rules were taken out of the draft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules</source>
        <translation>
            <numerusform>%Ln rule</numerusform>
            <numerusform>%Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln targets</source>
        <translation>
            <numerusform>%Ln target</numerusform>
            <numerusform>%Ln targets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::SeenNote</name>
    <message numerus="yes">
        <source>And %Ln times before.</source>
        <translation>
            <numerusform>And once before.</numerusform>
            <numerusform>And %Ln times before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::SessionModel</name>
    <message numerus="yes">
        <source>Of %Ln calls no cost is known.</source>
        <translation>
            <numerusform>Of %Ln call no cost is known.</numerusform>
            <numerusform>Of %Ln calls no cost is known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln more</source>
        <extracomment>A target, and how many others there were</extracomment>
        <translation>
            <numerusform>%1, %Ln more</numerusform>
            <numerusform>%1, %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::SideView</name>
    <message numerus="yes">
        <source>%Ln more lines; together they are all shown.</source>
        <translation>
            <numerusform>%Ln more line; together they are all shown.</numerusform>
            <numerusform>%Ln more lines; together they are all shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::Spend</name>
    <message numerus="yes">
        <source>Enter shows %Ln requests</source>
        <translation>
            <numerusform>Enter shows %Ln request</numerusform>
            <numerusform>Enter shows %Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests unpriced</source>
        <translation>
            <numerusform>%Ln request unpriced</numerusform>
            <numerusform>%Ln requests unpriced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendModel</name>
    <message numerus="yes">
        <source>The price of %Ln calls is not known</source>
        <translation>
            <numerusform>The price of %Ln call is not known</numerusform>
            <numerusform>The price of %Ln calls is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendRangeField</name>
    <message numerus="yes">
        <source>The first day, at most %Ln months before the last</source>
        <translation>
            <numerusform>The first day, at most %Ln month before the last</numerusform>
            <numerusform>The first day, at most %Ln months before the last</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendRows</name>
    <message numerus="yes">
        <source>The price of %Ln calls is not known</source>
        <translation>
            <numerusform>The price of %Ln call is not known</numerusform>
            <numerusform>The price of %Ln calls is not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tokens of %Ln calls are estimated</source>
        <translation>
            <numerusform>The tokens of %Ln call are estimated</numerusform>
            <numerusform>The tokens of %Ln calls are estimated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln shown</numerusform>
            <numerusform>%Ln shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::Stats</name>
    <message numerus="yes">
        <source>%Ln calls unpriced</source>
        <translation>
            <numerusform>%Ln call unpriced</numerusform>
            <numerusform>%Ln calls unpriced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::StatusBar</name>
    <message numerus="yes">
        <source>active streams</source>
        <translation>
            <numerusform>active stream</numerusform>
            <numerusform>active streams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Spent today, without simulated calls; the price of %n call(s) is not known</source>
        <translation>
            <numerusform>Spent today, without simulated calls; the price of %n call is not known</numerusform>
            <numerusform>Spent today, without simulated calls; the price of %n calls is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::TargetEditor</name>
    <message numerus="yes">
        <source>Asked first for %Ln calls in 24 h.</source>
        <translation>
            <numerusform>Asked first for %Ln call in 24 h.</numerusform>
            <numerusform>Asked first for %Ln calls in 24 h.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::TargetLook</name>
    <message numerus="yes">
        <source>Draining, %Ln under way</source>
        <translation>
            <numerusform>Draining, %Ln under way</numerusform>
            <numerusform>Draining, %Ln under way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::TeamsPage</name>
    <message numerus="yes">
        <source>%Ln teams</source>
        <translation>
            <numerusform>%Ln team</numerusform>
            <numerusform>%Ln teams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln users</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln added</numerusform>
            <numerusform>%Ln added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines that are no key, or are declared in the document</source>
        <translation>
            <numerusform>%Ln line that is no key, or is declared in the document</numerusform>
            <numerusform>%Ln lines that are no key, or are declared in the document</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln lines</source>
        <translation>
            <numerusform>of %Ln line</numerusform>
            <numerusform>of %Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::TopUpDialog</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::TrafficBar</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Follow, %Ln new</source>
        <translation>
            <numerusform>Follow, %Ln new</numerusform>
            <numerusform>Follow, %Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::TrafficEmpty</name>
    <message numerus="yes">
        <source>%Ln are hidden by the filter.</source>
        <translation>
            <numerusform>%Ln is hidden by the filter.</numerusform>
            <numerusform>%Ln are hidden by the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new calls wait.</source>
        <translation>
            <numerusform>%Ln new call waits.</numerusform>
            <numerusform>%Ln new calls wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls of today are in the books.</source>
        <translation>
            <numerusform>%Ln call of today is in the books.</numerusform>
            <numerusform>%Ln calls of today are in the books.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::TrafficFooter</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <translation>
            <numerusform>%Ln matches</numerusform>
            <numerusform>%Ln match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::TrafficPage</name>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
</context>
</TS>
