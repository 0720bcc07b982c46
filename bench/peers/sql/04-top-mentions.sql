SELECT o AS incident_id, count(*) AS mentions
FROM triple
WHERE p = <https://w3id.org/isnad/ontology#about> AND o <> $incident
GROUP BY o
ORDER BY mentions DESC, o
LIMIT 20
