SELECT o AS class_id, count(*) AS things
FROM triple
WHERE p = <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>
GROUP BY o
