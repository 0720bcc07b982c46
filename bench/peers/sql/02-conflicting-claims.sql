WITH claim AS (
  SELECT about.o AS incident, aspect.o AS aspect, counts.o AS counts, number.value AS value
  FROM triple about
  JOIN triple aspect ON aspect.s = about.s AND aspect.p = <https://w3id.org/isnad/ontology#aspect>
  JOIN triple counts ON counts.s = about.s AND counts.p = <https://w3id.org/isnad/ontology#counts>
  JOIN triple figure ON figure.s = about.s AND figure.p = <https://w3id.org/isnad/ontology#value>
  JOIN number ON number.id = figure.o
  WHERE about.p = <https://w3id.org/isnad/ontology#about>
)
SELECT one.incident AS incident_id, one.aspect AS aspect_id, count(*) AS pairs,
  min(one.value) AS least, max(other.value) AS most
FROM claim one JOIN claim other ON one.incident = other.incident AND one.aspect = other.aspect
  AND one.counts = other.counts AND one.value < other.value
GROUP BY one.incident, one.aspect
HAVING max(other.value) - min(one.value) >= $spread
