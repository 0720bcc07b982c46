SELECT day.year AS year, count(*) AS claims, sum(number.value) AS total
FROM triple counts
JOIN triple figure ON figure.s = counts.s AND figure.p = <https://w3id.org/isnad/ontology#value>
JOIN number ON number.id = figure.o
JOIN triple earliest ON earliest.s = counts.s AND earliest.p = <https://w3id.org/isnad/ontology#earliest>
JOIN day ON day.id = earliest.o
WHERE counts.p = <https://w3id.org/isnad/ontology#counts> AND counts.o = $counts AND number.value >= $least
GROUP BY day.year
